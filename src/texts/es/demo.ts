import type { Translation } from '../catalogue';
import type { demo as en } from '../en/demo';

export const demo: Translation<typeof en> = {
  title: 'Demo',
  at: '<b>Demo, paso {{step}} de {{steps}}:</b> {{name}}',
  steps: {
    draw: 'Dibujar 400 caras',
    cnn: 'Entrenar la CNN',
    mobilenet: 'Entrenar MobileNetV2',
  },
  stop: 'Detener la demo',
  progress: 'La demo',
  done: 'Esta era la demo: una red entrenada desde cero y otra preentrenada, con los mismos 120 dibujos.',
  ownPhotos: 'Ahora con tus propias fotos',
  close: 'Cerrar la demo',
  failed: 'La demo se ha detenido',
  stopped: 'Has detenido la demo',
  kept: 'Se conserva lo que se ha dibujado y entrenado hasta ahora.',
};
