import type { Translation } from '../../catalogue';
import type { webcam as en } from '../../en/dataset/webcam';

export const webcam: Translation<typeof en> = {
  titleOf: 'Imágenes de {{name}}',
  record: 'Mantén para grabar',
  full: 'La grabación está completa',
  which: 'Clase que se graba',
  whichOption: '{{name}} ({{count, number}})',
  between: 'entre dos particiones',
  leaveOut: 'Quitar la imagen {{n, number}}',
  leaveOutOf: 'Quitar la imagen {{n, number}} ({{part}})',
  cancel: 'Cancelar',
  add: 'Añadir imágenes',
  addCount_one: 'Añadir {{count, number}} imagen',
  addCount_other: 'Añadir {{count, number}} imágenes',
  addCount_many: 'Añadir {{count, number}} de imágenes',
  help: 'Pulsa para una imagen, mantén pulsado para más: a partir de {{seconds, number}} segundos, una grabación da imágenes de entrenamiento, validación y prueba. Muévete un poco: distintos ángulos, distancias y luces enseñan más.',
  again: 'Grabar de nuevo',
  taken_one: '{{count, number}} imagen tomada. {{cut}} Haz clic en una para quitarla.',
  taken_other: '{{count, number}} imágenes tomadas. {{cut}} Haz clic en una para quitarla.',
  taken_many: '{{count, number}} de imágenes tomadas. {{cut}} Haz clic en una para quitarla.',
  tooShort:
    'Una grabación de {{seconds, number}} s es corta para repartirla (al menos {{shortest, number}} s): todas las imágenes van a una sola partición. Sigue grabando o graba de nuevo.',
  divided:
    '{{parts}}; {{left, number}} quedan fuera entre ellas, para que ninguna partición tenga casi duplicados de otra.',
  part: '{{split}} {{count, number}}',
  then: ', después ',
  naming: {
    title: 'Da nombre a dos clases',
    help: 'Graba imágenes de cada clase; el modelo aprende a distinguirlas. Después puedes añadir más clases.',
    first: 'Primera clase',
    second: 'Segunda clase',
    firstExample: 'por ejemplo: con mascarilla',
    secondExample: 'por ejemplo: sin mascarilla',
    go: 'Ir a la cámara',
    missing: 'Una clase necesita un nombre.',
    same: 'Las dos clases necesitan nombres distintos.',
  },
};
