import type { Translation } from '../../catalogue';
import type { welcome as en } from '../../en/dataset/welcome';

export const welcome: Translation<typeof en> = {
  title: 'Entrena un clasificador de imágenes en tu navegador',
  purpose:
    'Suelta carpetas de fotos, entrena y mira la exactitud del modelo. Compara una red entrenada desde cero con una preentrenada.',
  demo: 'Ejecutar la demostración',
  demoHelp:
    'Las dos redes aprenden con 400 caras dibujadas, con y sin mascarilla, y se comparan. Tarda de uno a dos minutos y se puede detener.',
  drop: 'Suelta tus imágenes',
  dropHelp:
    'En cualquier lugar de esta página: una carpeta con una carpeta por clase, un .zip de ella o imágenes sueltas.',
  folder: 'Elegir una carpeta',
  files: 'Elegir archivos o un .zip',
  webcam: 'Usar la cámara web',
  sample: 'Usar el conjunto de ejemplo',
  local:
    'No se sube nada. Las imágenes y los modelos se quedan en este navegador, y todo funciona sin conexión.',
  steps: 'Qué viene después',
  images: 'Una carpeta por clase. Revisa las imágenes y corrige o elimina lo que esté mal.',
  train: 'Entrena una red o varias, en esta pestaña y en este equipo.',
  compare:
    'Dos ejecuciones lado a lado: cuál es mejor, en qué imágenes y si la diferencia es real.',
  export: 'Prueba el modelo con imágenes nuevas y expórtalo.',
  withMask: 'con mascarilla',
  withoutMask: 'sin mascarilla',
};
