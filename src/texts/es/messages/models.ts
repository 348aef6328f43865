import type { Translation } from '../../catalogue';
import type { models as en } from '../../en/messages/models';

export const models: Translation<typeof en> = {
  number: '{{value, number(maximumFractionDigits: 10; useGrouping: false)}}',
  cnn: {
    title: 'CNN desde cero',
    shortTitle: 'CNN',
    description: 'Tres convoluciones, entrenadas solo con tus imágenes.',
  },
  mobilenetv2: {
    description:
      'Una red preentrenada con una cabeza nueva, entrenada con tus imágenes y con ajuste fino.',
  },
  compactCnn: {
    title: 'CNN compacta',
    description:
      'Convoluciones separables en profundidad: menos de {{most, number}} parámetros, para equipos poco potentes.',
  },
  epochs: 'Épocas',
  headEpochs: 'Épocas de la cabeza',
  dropout: 'Dropout',
  weights: {
    label: 'Pesos preentrenados',
    bundled: 'incluidos',
    own: 'propios',
  },
  featureLayer: {
    label: 'Capa de características',
    help: 'La cabeza toma aquí sus características. El bloque 14, convolución en profundidad, es el mejor de los medidos con los pesos incluidos.',
    whole: 'Toda la red (out_relu)',
    expanded: 'Bloque {{block}}, expansión',
    depthwise: 'Bloque {{block}}, en profundidad',
  },
  alpha: {
    label: 'Anchura (alfa)',
    published: '1 (la publicada)',
  },
  headUnits: 'Unidades densas',
  variants: {
    label: 'Copias aumentadas por imagen',
    help: 'Se calculan una vez por cada imagen de entrenamiento.',
  },
  fineTune: {
    from: 'Ajuste fino desde',
    epochs: 'Épocas de ajuste fino',
    learningRate: 'Tasa de aprendizaje del ajuste fino',
    learningRateHelp: 'Muy baja, o la red olvida lo que ha aprendido.',
    none: 'ninguno',
    all: 'toda la red',
    block: 'desde el bloque {{block}}',
  },
  parts: {
    stem: 'Entrada',
    block: 'Bloque {{block}}',
    last: 'Última convolución',
    head: 'Cabeza',
  },
  noFeatureLayer:
    'MobileNetV2 no tiene una capa «{{name}}» de la que tomar características. Elige una activación como block_13_expand_relu o out_relu.',
  tunedBehindFeatures:
    'El ajuste fino no puede empezar en {{from}}: las características se toman antes. Elige un bloque anterior o una capa de características posterior.',
};
