import type { Translation } from '../catalogue';
import type { demo as en } from '../en/demo';

export const demo: Translation<typeof en> = {
  title: 'Demostración',
  at: '<b>Demostración, paso {{step}} de {{steps}}:</b> {{name}}',
  steps: {
    draw: 'Dibujar 400 caras',
    cnn: 'Entrenar la CNN',
    mobilenet: 'Entrenar MobileNetV2',
  },
  stop: 'Detener la demostración',
  progress: 'La demostración',
  done: 'Esta era la demostración: una red entrenada desde cero y otra preentrenada, con los mismos 120 dibujos.',
  ownPhotos: 'Ahora con tus propias fotos',
  close: 'Cerrar la demostración',
  failed: 'La demostración se ha detenido',
  stopped: 'Has detenido la demostración',
  kept: 'Se conserva lo que se ha dibujado y entrenado hasta ahora.',
};
