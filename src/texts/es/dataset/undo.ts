import type { Translation } from '../../catalogue';
import type { undo as en } from '../../en/dataset/undo';

export const undo: Translation<typeof en> = {
  undo: 'Deshacer',
  last: 'Deshacer: {{change}}',
  failed: 'No ha funcionado',
  moved_one: '{{count, number}} imagen movida a {{name}}.',
  moved_other: '{{count, number}} imágenes movidas a {{name}}.',
  moved_many: '{{count, number}} de imágenes movidas a {{name}}.',
  deleted_one: '{{count, number}} imagen eliminada.',
  deleted_other: '{{count, number}} imágenes eliminadas.',
  deleted_many: '{{count, number}} de imágenes eliminadas.',
  confirmed_one: 'La etiqueta de {{count, number}} imagen conservada.',
  confirmed_other: 'Las etiquetas de {{count, number}} imágenes conservadas.',
  confirmed_many: 'Las etiquetas de {{count, number}} de imágenes conservadas.',
  toldApart: 'Par de imágenes descartado por ser distintas.',
  grouped_one: 'Grupo de {{count, number}} imagen cambiado.',
  grouped_other: 'Grupos de {{count, number}} imágenes cambiados.',
  grouped_many: 'Grupos de {{count, number}} de imágenes cambiados.',
  classDeleted: 'Clase {{name}} eliminada.',
  classAndImagesDeleted_one: 'Clase {{name}} y su {{count, number}} imagen eliminadas.',
  classAndImagesDeleted_other: 'Clase {{name}} y sus {{count, number}} imágenes eliminadas.',
  classAndImagesDeleted_many: 'Clase {{name}} y sus {{count, number}} de imágenes eliminadas.',
  renamed: '{{from}} ahora se llama {{to}}.',
  level: 'Los nombres de las clases vienen de las carpetas del nivel {{level, number}}.',
  levelOf:
    'Los nombres de las clases de {{root}} vienen de las carpetas del nivel {{level, number}}.',
  restoredAs: 'Ahora hay otra clase llamada {{name}}: la recuperada se llama {{restored}}.',
};
