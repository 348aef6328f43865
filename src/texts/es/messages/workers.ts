import type { Translation } from '../../catalogue';
import type { workers as en } from '../../en/messages/workers';

export const workers: Translation<typeof en> = {
  importLost:
    'La importación se detuvo de forma inesperada. Lo importado se conserva: importa de nuevo los mismos archivos para continuar.',
  trainingLost:
    'El worker de entrenamiento dejó de responder. Continúa esta ejecución o elige otro backend.',
  inferenceLost:
    'El navegador detuvo la parte de Mask Studio que usa los modelos, probablemente por falta de memoria. Cierra otras pestañas e inténtalo de nuevo.',
  downloadLost: 'No se ha podido iniciar la descarga.',
  runGone: 'Esta ejecución ya no está guardada.',
  modelGone: 'Este modelo ya no está guardado.',
  noWeights:
    '{{name}} está aquí sin sus pesos, como en el archivo de proyecto. Se puede comparar, pero no predice nada.',
  weightsDropped:
    '{{name}} es una ejecución de un experimento, y sus pesos no se guardan. Entrena el modelo final del experimento para usarlo.',
  noModelYet:
    '{{name}} todavía no tiene un modelo terminado. Deja que se entrene hasta el final o detenla.',
  imageGone: 'Esta imagen ya no está en el conjunto de datos.',
  modelImageGone:
    'Una imagen de este modelo ya no está en el conjunto de datos. Impórtala de nuevo.',
  imageDeleted: 'Entretanto se eliminó una imagen. Evalúa el modelo de nuevo.',
  validationImageGone:
    'Una imagen de validación de esta ejecución ya no está en el conjunto de datos, así que no se pueden añadir sus predicciones. Entrena de nuevo para elegir un umbral con imágenes de validación.',
  nothingToCalibrate: 'No hay imágenes para la calibración.',
  nothingToEvaluate: 'No hay imágenes que se puedan evaluar.',
  because: '{{problem}} {{path}}: {{reason}}',
};
