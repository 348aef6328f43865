import type { Translation } from '../../catalogue';
import type { storage as en } from '../../en/dataset/storage';

export const storage: Translation<typeof en> = {
  title: 'Espacio',
  local: 'Todo se queda en este navegador, en este equipo. No se sube nada.',
  kept: 'El estudio usa {{used}}; quedan {{left}}. El navegador lo conserva hasta que tú lo elimines.',
  notKept:
    'El estudio usa {{used}}; quedan {{left}}. El navegador puede borrarlo cuando el disco se llene.',
  ask: 'Pedirle que lo conserve todo',
  refused:
    'El navegador no ha aceptado conservarlo. Ayuda guardar el estudio en marcadores o instalarlo; después, pídelo otra vez.',
  free_one: 'Liberar el espacio de {{count, number}} imagen eliminada',
  free_other: 'Liberar el espacio de {{count, number}} imágenes eliminadas',
  free_many: 'Liberar el espacio de {{count, number}} de imágenes eliminadas',
  clearFeatures: 'Eliminar {{size}} de características calculadas',
  removeAll: 'Eliminar todas las imágenes',
  removeHelp_one:
    '{{count, number}} imagen y su clase se eliminarán de este navegador. Tus propios archivos, y las ejecuciones y los modelos hechos aquí, se conservan. Esto no se puede deshacer.',
  removeHelp_other:
    '{{count, number}} imágenes y sus clases se eliminarán de este navegador. Tus propios archivos, y las ejecuciones y los modelos hechos aquí, se conservan. Esto no se puede deshacer.',
  removeHelp_many:
    '{{count, number}} de imágenes y sus clases se eliminarán de este navegador. Tus propios archivos, y las ejecuciones y los modelos hechos aquí, se conservan. Esto no se puede deshacer.',
  remove: 'Eliminar todas',
  cancel: 'Cancelar',
};
