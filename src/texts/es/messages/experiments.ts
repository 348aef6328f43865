import type { Translation } from '../../catalogue';
import type { experiments as english } from '../../en/messages/experiments';

export const experiments: Translation<typeof english> = {
  foldsOutOfRange: 'Elige entre {{least, number}} y {{most, number}} particiones (folds).',
  repeatsOutOfRange: 'Elige al menos 1 repetición.',
  testOutOfRange: 'Elige una proporción de imágenes de prueba entre el 0 y el 100 %.',
  tooFewGroups: {
    folds:
      '{{folds, number}} particiones (folds) necesitan al menos {{needed, number}} grupos de imágenes en cada clase, y {{className}} tiene {{count, number}}. Una imagen sin casi duplicados es un grupo por sí sola. Elige menos particiones o añade imágenes.',
    resampled:
      'Las particiones aleatorias necesitan al menos {{needed, number}} grupos de imágenes en cada clase, y {{className}} tiene {{count, number}}. Una imagen sin casi duplicados es un grupo por sí sola. Añade imágenes.',
  },
};
