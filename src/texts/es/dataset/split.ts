import type { Translation } from '../../catalogue';
import type { split as en } from '../../en/dataset/split';

export const split: Translation<typeof en> = {
  title: 'Partición',
  help: 'Una ejecución se entrena con las imágenes de entrenamiento, elige su mejor época con las de validación y se evalúa una sola vez con las de prueba.',
  stratified:
    'La partición es estratificada: cada clase tiene las mismas proporciones. Los casi duplicados van juntos.',
  locked_one:
    'Bloqueada: una ejecución la ha usado. Con otra partición, un modelo se evaluaría con imágenes con las que se entrenó. Las imágenes nuevas se reparten del mismo modo. Para cambiar la partición, elimina las ejecuciones en la página <a>Entrenar</a>.',
  locked_other:
    'Bloqueada: {{count, number}} ejecuciones la han usado. Con otra partición, un modelo se evaluaría con imágenes con las que se entrenó. Las imágenes nuevas se reparten del mismo modo. Para cambiar la partición, elimina las ejecuciones en la página <a>Entrenar</a>.',
  locked_many:
    'Bloqueada: {{count, number}} de ejecuciones la han usado. Con otra partición, un modelo se evaluaría con imágenes con las que se entrenó. Las imágenes nuevas se reparten del mismo modo. Para cambiar la partición, elimina las ejecuciones en la página <a>Entrenar</a>.',
  about: '≈ {{count, number}}',
  slider: 'Partición',
  from: 'Fin de las imágenes de entrenamiento, en porcentaje',
  to: 'Fin de las imágenes de validación, en porcentaje',
  seed: 'Semilla',
  shuffle: 'Mezclar',
  fixedSample:
    'La partición del conjunto de ejemplo es fija: más de la mitad de sus imágenes son de prueba, para que la comparación de dos modelos sea clara.',
  fixed:
    'Esta partición es fija: todas estas imágenes vinieron en carpetas llamadas train, validation o test, o en esa partición de una grabación.',
  pinned_one:
    '{{count, number}} imagen vino en una carpeta llamada train, validation o test, o en esa partición de una grabación, y se queda ahí. Las proporciones que eliges valen para las demás imágenes.',
  pinned_other:
    '{{count, number}} imágenes vinieron en carpetas llamadas train, validation o test, o en esa partición de una grabación, y se quedan ahí. Las proporciones que eliges valen para las demás imágenes.',
  pinned_many:
    '{{count, number}} de imágenes vinieron en carpetas llamadas train, validation o test, o en esa partición de una grabación, y se quedan ahí. Las proporciones que eliges valen para las demás imágenes.',
};
