import type { Translation } from '../../../catalogue';
import type { keras as en } from '../../../en/messages/exporting/keras';

export const keras: Translation<typeof en> = {
  notWhole:
    'A este archivo .keras le falta {{path}}, así que no es un modelo entero. Guarda el modelo entero: model.save("model.keras").',
  damagedDescription:
    'La descripción del modelo en {{name}} está dañada. Guarda el modelo entero: model.save("model.keras").',
  noLayers:
    '{{name}} contiene pesos sin las capas del modelo. Guarda el modelo entero: model.save("model.keras").',
  otherMetadata: 'metadata.json es de otro modelo. Elige el de este modelo.',
  unreadable:
    'Las capas de este modelo no se pueden leer en el archivo. Guarda un modelo secuencial o funcional de Keras con model.save("model.keras").',
  inputShape:
    'El modelo recibe imágenes de {{width}} × {{height}} píxeles. Mask Studio usa imágenes cuadradas de 8 a 1024 píxeles.',
  noInputShape:
    'El archivo no dice el tamaño de la entrada: alto × ancho × 3 colores. Construye el modelo con keras.Input((224, 224, 3)), o con tu tamaño, y guárdalo de nuevo.',
  noClasses:
    'El modelo no termina en una capa densa con una salida, o con una por clase, así que no da clases. Importa un modelo que clasifique imágenes.',
  otherOutput_one:
    'El modelo termina en {{count}} salida con {{activation}}. Los modelos de Mask Studio tienen una sigmoide para dos clases, o una softmax sobre las clases.',
  otherOutput_other:
    'El modelo termina en {{count}} salidas con {{activation}}. Los modelos de Mask Studio tienen una sigmoide para dos clases, o una softmax sobre las clases.',
  otherOutput_many:
    'El modelo termina en {{count}} de salidas con {{activation}}. Los modelos de Mask Studio tienen una sigmoide para dos clases, o una softmax sobre las clases.',
  lambda:
    'El modelo tiene una capa Lambda ({{name}}): código de Python, que aquí no se ejecuta. Usa una capa Rescaling en su lugar, o quítala y elige la escala en Mask Studio.',
  noWeights: 'El archivo no tiene los pesos de {{name}}. Guarda el modelo de nuevo.',
  answers: {
    name: 'El modelo necesita un nombre.',
    count: 'El modelo distingue {{count}} clases.',
    className: 'Cada salida necesita el nombre de una clase.',
    same: 'Dos salidas no pueden ser la misma clase.',
    threshold: 'El umbral está entre 0 y 1.',
    scaling: 'Elige cómo se escalan las imágenes para el modelo.',
  },
  none: 'Este modelo no es ninguna de las redes de Mask Studio: CNN desde cero (convoluciones de 3×3 con max pooling y después capas densas), MobileNetV2 y CNN compacta. {{found}}',
  found: {
    convolutions_one: 'Tiene {{count, number}} convolución.',
    convolutions_other: 'Tiene {{count, number}} convoluciones.',
    convolutions_many: 'Tiene {{count, number}} de convoluciones.',
    tooDeep: 'Tiene más convoluciones que veces se pueden reducir a la mitad sus imágenes.',
    tooLarge: 'Es demasiado grande.',
    start: 'Empieza con {{what}}.',
    nothing: 'No tiene capas que calculen.',
    dense_one: 'Tiene {{count, number}} capa densa.',
    dense_other: 'Tiene {{count, number}} capas densas.',
    dense_many: 'Tiene {{count, number}} de capas densas.',
  },
  differs: 'Este modelo difiere de {{title}} de Mask Studio. {{what}}',
  difference: {
    ends: 'Termina antes de: {{expected}}.',
    more: '{{name}}: se encontró {{found}} y no se esperaba nada.',
    other: '{{name}}: se esperaba {{expected}} y se encontró {{found}}.',
    inputs: '{{name}} ({{found}}) recibe la salida de otra capa.',
    nothing: 'nada',
  },
  operation: {
    named: '{{name}}: {{what}}',
    conv: 'convolución de {{size}}×{{size}}, paso {{stride}}, {{padding}}',
    depthwise:
      'convolución separable en profundidad de {{size}}×{{size}}, paso {{stride}}, {{padding}}',
    samePadding: 'relleno «same»',
    noPadding: 'sin relleno',
    padding: 'relleno {{zeros}}',
    normalization: 'normalización por lotes, épsilon {{epsilon}}',
    activation: 'la activación {{name}}',
    sum: 'suma',
    globalAverage: 'promedio global (global average pooling)',
    flatten: 'aplanado (flatten)',
    dense: 'capa densa',
    maxPooling: 'max pooling de {{size}}×{{size}}, paso {{stride}}',
    averagePooling: 'average pooling de {{size}}×{{size}}, paso {{stride}}',
  },
};
