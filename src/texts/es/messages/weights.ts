import type { Translation } from '../../catalogue';
import type { weights as en } from '../../en/messages/weights';

export const weights: Translation<typeof en> = {
  hdf5: {
    damaged:
      '{{name}} está dañado o no es un archivo HDF5. Descárgalo o guarda el modelo de nuevo.',
    notFloat32:
      'Los pesos {{path}} de {{name}} no están guardados como float32. Guarda el modelo con pesos float32.',
    notNumbers:
      'Los pesos {{path}} de {{name}} contienen valores que no son números: el entrenamiento falló o el archivo está dañado. Importa un estado anterior del modelo o descárgalo de nuevo.',
  },
  noLayerNames:
    '{{name}} es un archivo «.weights.h5» de Keras 3, que no conserva los nombres de las capas. Guarda el propio modelo como .h5: model.save("mobilenetv2.h5").',
  missing:
    'A estos pesos les falta «{{name}}», que MobileNetV2 necesita. Elige un MobileNetV2 guardado por Keras o TensorFlow.js con los nombres de sus capas.',
  otherShape:
    '«{{name}}» es {{found}} en estos pesos, pero {{expected}} en MobileNetV2 con alpha {{alpha, number}}.',
  notNumbers:
    '«{{name}}» contiene en estos pesos valores que no son números. Descarga los pesos de nuevo.',
  bundledNotLoaded:
    'No se pudieron cargar los pesos de MobileNetV2 incluidos. Comprueba que el servidor de Mask Studio sigue en marcha e inténtalo de nuevo.',
  keras3: 'Aquí no se puede leer un archivo .keras. Guarda el modelo como .h5.',
  chooseFiles: 'Elige un archivo .h5 de Keras, o un model.json junto con sus archivos .bin.',
  fileNotGiven:
    'model.json nombra un archivo de pesos «{{path}}» que no se ha elegido. Elígelo también.',
  notJson: '{{name}} no es JSON válido. Descárgalo de nuevo o elige otro archivo.',
  noManifest:
    'Este model.json no tiene una lista de pesos. Elige uno que TensorFlow.js haya guardado o convertido.',
  otherSize:
    'Los archivos de pesos {{files}} tienen {{found, number}} bytes, pero model.json describe {{needed, number}}. No van juntos, o una descarga se interrumpió.',
  download: {
    address:
      'Escribe una dirección completa que empiece por https:// (http:// solo en este equipo).',
    otherServer:
      'Este model.json nombra un archivo de pesos en otro servidor, {{host}}. Descárgalo y suéltalo aquí.',
    webPage:
      'En esta dirección hay una página web, no pesos. Escribe la dirección del propio archivo.',
    notWeights: 'Esta dirección no da ni un archivo .h5 de Keras ni un model.json.',
    brokeOff: 'La conexión con {{host}} se interrumpió. Descárgalo de nuevo.',
    offline: 'Este equipo no tiene conexión. Conéctalo o suelta los archivos aquí.',
    notReached:
      'No se pudo acceder a {{host}}, o no permite que otras páginas lean sus archivos (CORS). Si la dirección se abre en una pestaña nueva, descarga allí los archivos y suéltalos aquí.',
    nothingThere: 'No hay nada en {{address}} ({{status}}). Comprueba la dirección.',
    refused:
      '{{host}} no entregó {{path}}: respondió {{status}}. Si pide que inicies sesión, descarga allí los archivos y suéltalos aquí.',
    tooLarge:
      '{{address}} es mayor que cualquier MobileNetV2. Comprueba que la dirección es la correcta.',
  },
  stored: {
    missing: 'El modelo guardado no tiene pesos llamados {{name}}. Impórtalo o entrénalo de nuevo.',
    otherShape:
      'Los pesos guardados {{name}} son {{found}}, no {{expected}}. Importa o entrena el modelo de nuevo.',
  },
};
