import type { Translation } from '../../catalogue';
import type { page as en } from '../../en/dataset/page';

export const page: Translation<typeof en> = {
  reading: 'Leyendo el conjunto de datos',
  summary_one: '{{images}} en {{count, number}} clase',
  summary_other: '{{images}} en {{count, number}} clases',
  summary_many: '{{images}} en {{count, number}} de clases',
  toLabel: '{{summary}}, {{count, number}} por etiquetar',
  busyDrop: 'Hay una importación en curso. Suelta estas imágenes cuando termine.',
  stopped: 'La importación se ha detenido',
  add: 'Añadir imágenes',
  addFolder: 'Una carpeta',
  addFiles: 'Archivos o un .zip',
  addWebcam: 'La cámara web',
  addSample: 'El conjunto de ejemplo ilustrado',
  dropAnywhere: 'O suéltalas en cualquier lugar de esta página',
  about: 'Sobre el conjunto de datos',
  readingImages: 'Leyendo las imágenes',
  soon: 'Las primeras imágenes aparecen en un momento.',
  noNearDuplicates: 'No hay casi duplicados entre estas imágenes.',
  noMatch: 'No hay imágenes que coincidan. Elige otra clase o partición.',
  sampleAll:
    '<b>Datos ilustrados de demostración.</b> Estas imágenes son dibujos que muestran cómo funciona el estudio: un modelo que los ha aprendido no funciona con fotos de personas.',
  removeSample: 'Quitar los dibujos',
  sampleSome_one:
    '<b>Datos ilustrados de demostración.</b> {{count, number}} de estas imágenes es un dibujo. Un modelo que aprende dibujos no funciona con fotos de personas: no mezcles ambas cosas.',
  sampleSome_other:
    '<b>Datos ilustrados de demostración.</b> {{count, number}} de estas imágenes son dibujos. Un modelo que aprende dibujos no funciona con fotos de personas: no mezcles ambas cosas.',
  sampleSome_many:
    '<b>Datos ilustrados de demostración.</b> {{count, number}} de estas imágenes son dibujos. Un modelo que aprende dibujos no funciona con fotos de personas: no mezcles ambas cosas.',
};
