import type { Translation } from '../../catalogue';
import type { slices as en } from '../../en/comparison/slices';

/** Exactitud en partes de las imágenes. */
export const slices: Translation<typeof en> = {
  title: '¿Dónde falla?',
  note: 'Exactitud por clase, tamaño, brillo y carpeta de origen; primero los que más quedan por debajo del total, al final los subconjuntos de pocas imágenes. Con muchos subconjuntos, algunos difieren por azar: una diferencia indica dónde mirar, no es un resultado. Los intervalos del 95\u00a0% son de cada subconjunto por separado.',
  tooFew_one:
    'La exactitud por clase, tamaño y carpeta necesita al menos {{least, number}} imágenes, y hay {{count, number}}.',
  tooFew_other:
    'La exactitud por clase, tamaño y carpeta necesita al menos {{least, number}} imágenes, y hay {{count, number}}.',
  tooFew_many:
    'La exactitud por clase, tamaño y carpeta necesita al menos {{least, number}} imágenes, y hay {{count, number}}.',
  slice: 'Subconjunto',
  accuracy: 'Exactitud',
  gap: 'Diferencia, puntos',
  mistakes: 'Mal clasificadas',
  interval: '95\u00a0%: {{low}} a {{high}}',
  small: 'menos de {{least, number}} imágenes',
  class: 'Clase {{name}}',
  oneSize: 'Tamaño de {{pixels, number}} píxeles',
  size: 'Tamaño de {{least, number}} a {{most, number}} píxeles',
  brightness: 'Brillo de {{least, number}} a {{most, number}} de 255',
  folder: 'Carpeta {{folder}}',
  noFolder: '(ninguna)',
  open_one: 'Mostrar {{count, number}} imagen mal clasificada: {{name}}',
  open_other: 'Mostrar {{count, number}} imágenes mal clasificadas: {{name}}',
  open_many: 'Mostrar {{count, number}} de imágenes mal clasificadas: {{name}}',
  showAll: 'Mostrar los {{count, number}} subconjuntos',
  showFewer: 'Mostrar menos subconjuntos',
  measure: 'Medir el brillo',
  measuring: 'Midiendo el brillo de las imágenes',
  cancel: 'Cancelar',
  misclassified: 'Imágenes mal clasificadas: {{name}}',
};
