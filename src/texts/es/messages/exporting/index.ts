import type { Translation } from '../../../catalogue';
import type { exporting as en } from '../../../en/messages/exporting';
import { formats } from './formats';
import { keras } from './keras';
import { modelFiles } from './modelFiles';

export const exporting: Translation<typeof en> = {
  needs: {
    recipe: 'Necesita los hiperparámetros. Este modelo se entrenó en otro programa.',
    history: 'Este modelo no tiene historial de entrenamiento.',
    predictions:
      'Necesita las predicciones de las imágenes de prueba, que no están guardadas. El modelo se importó o su ejecución se eliminó.',
    split:
      'Necesita la lista de imágenes y su partición, que no está guardada. El modelo se importó o su ejecución se eliminó.',
    images:
      'Necesita las imágenes, que no están guardadas. El modelo se importó o su ejecución se eliminó.',
    startingNetwork:
      'Los pesos preentrenados de los que partió su entrenamiento ya no están guardados.',
    calibration:
      'Necesita imágenes de entrenamiento para calibrar, que no están guardadas. El modelo se importó o su ejecución se eliminó. En la terminal: npm run export -- MODELO --to litert-int8 --out DIR --calibrate CARPETA.',
  },
  notWritten: 'No se puede escribir {{title}}. {{reason}}',
  unknownFormat: 'No hay un formato de exportación llamado {{id}}. Los que hay son: {{known}}.',
  testImagesNotStored: 'Las imágenes de prueba no están guardadas.',
  imageRemoved: 'La imagen {{path}} se eliminó. Impórtala de nuevo o no elijas este formato.',
  noCalibrationImages: 'No hay imágenes con las que calibrar. Indica una carpeta con --calibrate.',
  pageNotLoaded:
    'No se pudo cargar la página en la que se pone el modelo. Comprueba que el servidor de Mask Studio sigue en marcha e inténtalo de nuevo.',
  beyondFloat16:
    'Los pesos {{name}} tienen valores fuera de ±{{most, number}}, lo máximo que admite float16. Exporta el modelo como {{instead}}.',
  int8Impossible: 'Esta red no se puede escribir con números int8. Expórtala con pesos float16.',
  layerImpossible: 'Este formato no admite {{what}}. Exporta el modelo como TensorFlow.js o Keras.',
  kerasLayerImpossible: 'Los archivos de Keras aún no admiten la capa {{name}} ({{kind}}).',
  weightsMissing: 'Faltan los pesos {{name}} de este modelo.',
  noLayers: 'La red de este modelo no está descrita por sus capas.',
  otherClasses:
    'El modelo distingue {{own}}, y el conjunto de datos tiene las clases {{found}}. Pon a las clases del conjunto de datos los nombres de las del modelo, o importa el modelo de nuevo con las del conjunto de datos.',
  noCanvas: 'El navegador no dio un lienzo para una figura: se quedó sin memoria.',
  formats,
  modelFiles,
  keras,
};
