import type { Translation } from '../../catalogue';
import type { classes as en } from '../../en/dataset/classes';

export const classes: Translation<typeof en> = {
  title: 'Clases',
  show: 'Mostrar {{name}}: {{counts}}',
  showUnlabelled: 'Mostrar sin etiqueta: {{images}}',
  empty: 'vacía',
  part: '{{split}}: {{count, number}}',
  partTitle: '{{split}}: {{count, number}}',
  change: 'Cambiar {{name}}',
  rename: 'Cambiar el nombre',
  webcam: 'Añadir con la cámara web',
  delete: 'Eliminar',
  add: 'Añadir clase',
  addTitle: 'Añadir una clase',
  renameTitle: 'Cambiar el nombre de {{name}}',
  name: 'Nombre',
  cancel: 'Cancelar',
  renaming: {
    unused: 'Las imágenes y las particiones no cambian. Ninguna ejecución ha usado esta clase.',
    used_one:
      'Las imágenes y las particiones no cambian. {{count, number}} ejecución ha usado esta clase: sus resultados y su modelo conservan el nombre {{name}}.',
    used_other:
      'Las imágenes y las particiones no cambian. {{count, number}} ejecuciones han usado esta clase: sus resultados y modelos conservan el nombre {{name}}.',
    used_many:
      'Las imágenes y las particiones no cambian. {{count, number}} de ejecuciones han usado esta clase: sus resultados y modelos conservan el nombre {{name}}.',
  },
  deleting: {
    title: 'Eliminar {{name}}',
    noImages: 'Esta clase no tiene imágenes.',
    ask_one: '¿Qué hacemos con su {{count, number}} imagen?',
    ask_other: '¿Qué hacemos con sus {{count, number}} imágenes?',
    ask_many: '¿Qué hacemos con sus {{count, number}} de imágenes?',
    unused: 'Ninguna ejecución ha usado esta clase. Las ejecuciones nuevas se entrenan sin ella.',
    used_one:
      '{{count, number}} ejecución se entrenó con esta clase. Conserva la clase, sus resultados y su modelo; las ejecuciones nuevas se entrenan sin ella.',
    used_other:
      '{{count, number}} ejecuciones se entrenaron con esta clase. Conservan la clase, sus resultados y sus modelos; las ejecuciones nuevas se entrenan sin ella.',
    used_many:
      '{{count, number}} de ejecuciones se entrenaron con esta clase. Conservan la clase, sus resultados y sus modelos; las ejecuciones nuevas se entrenan sin ella.',
    open_one:
      '{{count, number}} ejecución en cola, en curso o interrumpida sigue con las imágenes que la clase tiene ahora.',
    open_other:
      '{{count, number}} ejecuciones en cola, en curso o interrumpidas siguen con las imágenes que la clase tiene ahora.',
    open_many:
      '{{count, number}} de ejecuciones en cola, en curso o interrumpidas siguen con las imágenes que la clase tiene ahora.',
    undo: 'Puedes deshacerlo, también después de recargar la página.',
    keep: 'Conservarlas sin etiqueta',
    delete: 'Eliminar la clase',
    deleteAll_one: 'Eliminar la clase y {{count, number}} imagen',
    deleteAll_other: 'Eliminar la clase y {{count, number}} imágenes',
    deleteAll_many: 'Eliminar la clase y {{count, number}} de imágenes',
  },
  notice: {
    title: 'Todavía no se puede entrenar con estas imágenes',
    alike:
      'Las {{count, number}} imágenes de {{name}} son casi duplicados entre sí. Los casi duplicados van a una sola partición, así que las demás quedan vacías. Añade imágenes distintas de {{name}}: otras personas, lugares y luces.',
    few: 'Pocas imágenes en {{names}}. Se puede entrenar, pero los resultados solo son fiables con unas cien imágenes por clase o más.',
    fewOf: '{{name}} ({{count, number}})',
    imbalance:
      '{{largest}} tiene {{times}} veces más imágenes que {{smallest}}. Añade imágenes a {{smallest}}: si no, la exactitud dice poco.',
  },
};
