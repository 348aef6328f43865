/** The families of networks: titles, fields, options. */
export const models = {
  /** A field's value, with all its digits. */
  number: '{{value, number(maximumFractionDigits: 10; useGrouping: false)}}',
  cnn: {
    title: 'Scratch CNN',
    shortTitle: 'CNN',
    description: 'Three convolutions, trained on your images alone.',
  },
  mobilenetv2: {
    description: 'A pretrained network with a new head, trained on your images and fine-tuned.',
  },
  compactCnn: {
    title: 'Compact CNN',
    description:
      'Depthwise-separable convolutions: under {{most, number}} parameters, for weak machines.',
  },
  epochs: 'Epochs',
  headEpochs: 'Epochs for the head',
  dropout: 'Dropout',
  weights: {
    label: 'Pretrained weights',
    bundled: 'bundled',
    own: 'your own',
  },
  featureLayer: {
    label: 'Feature layer',
    help: 'The head takes its features here. Block 14, depthwise, is the best measured with the bundled weights.',
    whole: 'The whole network (out_relu)',
    expanded: 'Block {{block}}, expanded',
    depthwise: 'Block {{block}}, depthwise',
  },
  alpha: {
    label: 'Width (alpha)',
    published: '1 (as published)',
  },
  headUnits: 'Dense units',
  variants: {
    label: 'Augmented copies per image',
    help: 'Computed once for each training image.',
  },
  fineTune: {
    from: 'Fine-tune from',
    epochs: 'Fine-tuning epochs',
    learningRate: 'Fine-tuning learning rate',
    learningRateHelp: 'Very low, or the network forgets what it has learned.',
    none: 'none',
    all: 'the whole network',
    block: 'from block {{block}}',
  },
  parts: {
    stem: 'Stem',
    block: 'Block {{block}}',
    last: 'Last convolution',
    head: 'Head',
  },
  noFeatureLayer:
    'MobileNetV2 has no layer “{{name}}” to take features from. Choose an activation such as block_13_expand_relu or out_relu.',
  tunedBehindFeatures:
    'Fine-tuning cannot start at {{from}}: the features are taken before it. Choose an earlier block, or a later feature layer.',
} as const;
