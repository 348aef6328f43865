import type { Translation } from '../../catalogue';
import type { predictions as en } from '../../en/experiments/predictions';

export const predictions: Translation<typeof en> = {
  titles: {
    seeds: 'Predicciones de todas las ejecuciones',
    folds: 'Predicciones fuera del pliegue (out-of-fold)',
    resampled: 'Predicciones de las imágenes de prueba',
  },
  note: 'Cada imagen según modelos que no se entrenaron con ella. Una imagen cuenta una vez en cada repetición.',
  splitsNote:
    'Cada imagen según modelos que no se entrenaron con ella. Una imagen cuenta una vez por cada partición aleatoria que la probó.',
  untested_one:
    '{{count, number}} de {{images, number}} imágenes no se probó en ninguna ejecución terminada.',
  untested_other:
    '{{count, number}} de {{images, number}} imágenes no se probaron en ninguna ejecución terminada.',
  untested_many:
    '{{count, number}} de {{images, number}} imágenes no se probaron en ninguna ejecución terminada.',
  accuracy: '{{accuracy}} de aciertos',
  of_one: 'en {{count, number}} predicción de {{images}}',
  of_other: 'en {{count, number}} predicciones de {{images}}',
  of_many: 'en {{count, number}} de predicciones de {{images}}',
  value: 'Valor',
  score: 'Métrica',
  byImage: 'Intervalo del 95\u00a0% por imagen',
  byGroup: 'Intervalo del 95\u00a0% por grupo',
  range: '{{low}} a {{high}}',
  intervalsNote:
    'Por imagen: como si las imágenes fueran independientes. Por grupo: los casi duplicados, o las imágenes de una persona, cuentan juntos; cuando se parecen, este intervalo es el correcto.',
  misclassified: 'Imágenes mal clasificadas',
  misclassifiedCount_one: '{{count, number}} de {{images}}, primero las que más veces fallaron',
  misclassifiedCount_other: '{{count, number}} de {{images}}, primero las que más veces fallaron',
  misclassifiedCount_many: '{{count, number}} de {{images}}, primero las que más veces fallaron',
  none: 'Ninguna imagen se clasificó mal.',
  inCell: 'Imágenes de {{truth}} predichas como {{predicted}}',
  inCellCount_one: '{{count, number}} imagen',
  inCellCount_other: '{{count, number}} imágenes',
  inCellCount_many: '{{count, number}} de imágenes',
  showMisclassified: 'Mostrar las imágenes mal clasificadas',
  mostOften: 'Predicción más frecuente: <strong>{{predicted}}</strong> ({{score}} de media)',
  wrong: 'mal en {{wrong, number}} de {{tested, number}}',
};
