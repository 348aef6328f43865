import type { Translation } from '../../../catalogue';
import type { modelFiles as en } from '../../../en/messages/exporting/modelFiles';

export const modelFiles: Translation<typeof en> = {
  notThere: 'Entre los archivos no está {{path}}. Elígelo también.',
  tooLarge: '{{path}} es mucho mayor que un modelo de Mask Studio. Elige otro archivo.',
  zipAlone: 'Elige un solo zip, o los archivos que contenía.',
  several: 'Estos archivos contienen varios modelos. Impórtalos uno a uno.',
  weightsOnly:
    'Un archivo .weights.h5 contiene pesos sin las capas. Guarda el modelo entero: model.save("model.keras").',
  savedModel:
    'Esto es un SavedModel de TensorFlow. Guarda el modelo de Keras en un solo archivo: model.save("model.keras").',
  noModel:
    'Aquí no hay ningún modelo: ni model.json, ni .keras, ni .h5. Elige un zip creado por Mask Studio o un modelo guardado por Keras.',
  noZip: '{{name}} no es un zip o está dañado. Descarga el modelo de nuevo.',
  zipTooLarge: '{{name}} contiene mucho más que un modelo. Elige un zip creado por Mask Studio.',
  notInZip: 'El zip no contiene {{path}}. Descarga el modelo de nuevo.',
  damagedInZip: '{{path}} está dañado dentro del zip. Descarga el modelo de nuevo.',
  notJson: '{{path}} está dañado: no es JSON válido. Descarga el modelo de nuevo.',
  cannotBeUsed: 'No se puede usar {{path}}: {{problem}}. Descarga el modelo de nuevo.',
  field: '{{field}}: {{problem}}',
  onlyFloat32: 'solo se pueden leer pesos float32',
  onlyFloat16: 'de los pesos cuantizados, solo se pueden leer los float16',
  weightsEnd: 'Los pesos terminan antes de {{name}}. Descarga el modelo de nuevo.',
  moreWeights: 'Hay más pesos de los que enumera model.json. Descarga el modelo de nuevo.',
  notBuilt:
    'No se puede construir la red de este modelo: model.json está dañado o tiene capas que Mask Studio no conoce. Descarga el modelo de nuevo.',
  otherInput:
    'La red recibe {{found}}, pero metadata.json dice {{size}}×{{size}}×3. Usa el metadata.json que se exportó con este modelo.',
  otherOutputs_one:
    'La red da {{count, number}} número, pero metadata.json nombra {{classes, number}} clases. Usa el metadata.json que se exportó con este modelo.',
  otherOutputs_other:
    'La red da {{count, number}} números, pero metadata.json nombra {{classes, number}} clases. Usa el metadata.json que se exportó con este modelo.',
  otherOutputs_many:
    'La red da {{count, number}} de números, pero metadata.json nombra {{classes, number}} clases. Usa el metadata.json que se exportó con este modelo.',
  notNumbers: 'Los pesos contienen valores que no son números. Descarga el modelo de nuevo.',
  noMetadata:
    'No hay metadata.json, así que no se conocen los nombres de sus clases. Elige también el que se exportó con el modelo.',
  predictions: {
    cannotBeUsed:
      'No se puede usar test-predictions.json: {{problem}}. Usa el que se exportó con el modelo o no lo incluyas.',
    notJson: 'no es JSON válido',
    otherClasses: 'otras clases que las del modelo',
    sum: 'puntuaciones que no suman 1',
  },
  history: {
    cannotBeUsed:
      'No se puede usar history.json: {{problem}}. Escribe el historial de Keras de un entrenamiento con validation_data: json.dump(history.history, file); o no incluyas el archivo.',
    notJson: 'no es JSON',
    notMetrics: 'no es una lista de métricas',
    noList: 'no tiene la lista «{{name}}»',
  },
  split: {
    columns:
      'No se puede usar split.csv: necesita las columnas sha256 y split. Usa el que escribió Mask Studio o no lo incluyas.',
    line: 'No se puede usar split.csv: la línea «{{line}}» no tiene un SHA-256 con train, validation o test. Usa el que escribió Mask Studio o no lo incluyas.',
  },
};
