/** Keras models as networks of the studio. */
export const keras = {
  notWhole:
    'This .keras file has no {{path}}, so it is not a whole model. Save the whole model: model.save("model.keras").',
  damagedDescription:
    'The description of the model in {{name}} is damaged. Save the whole model: model.save("model.keras").',
  noLayers:
    '{{name}} holds weights without the model\'s layers. Save the whole model: model.save("model.keras").',
  otherMetadata: 'metadata.json belongs to another model. Choose the one of this model.',
  unreadable:
    'The layers of this model cannot be read from the file. Save a Sequential or functional Keras model with model.save("model.keras").',
  inputShape:
    'The model takes images of {{width}} × {{height}} pixels. The studio uses square images of 8 to 1024 pixels.',
  noInputShape:
    'The file does not say the size of the input: height × width × 3 colours. Build the model with keras.Input((224, 224, 3)), or your size, and save it again.',
  noClasses:
    'The model does not end in a dense layer with one output, or one for each class, so it gives no classes. Import a model that classifies images.',
  otherOutput_one:
    "The model ends in {{count}} output with {{activation}}. The studio's models have one sigmoid for two classes, or a softmax over the classes.",
  otherOutput_other:
    "The model ends in {{count}} outputs with {{activation}}. The studio's models have one sigmoid for two classes, or a softmax over the classes.",
  lambda:
    'The model has a Lambda layer ({{name}}): Python code, which is not run here. Use a Rescaling layer in its place, or leave it out and choose the scaling in the studio.',
  noWeights: 'The file has no weights of {{name}}. Save the model again.',
  /** What the user says of a model without metadata.json. */
  answers: {
    name: 'The model needs a name.',
    count: 'The model tells {{count}} classes apart.',
    className: 'Each output needs the name of a class.',
    same: 'Two outputs cannot be the same class.',
    threshold: 'The threshold is between 0 and 1.',
    scaling: 'Choose how the images are scaled for the model.',
  },
  /** It is none of the studio's networks. */
  none: "This model is none of the studio's networks: Scratch CNN (3×3 convolutions with max pooling, then dense layers), MobileNetV2 and Compact CNN. {{found}}",
  found: {
    convolutions_one: 'It has {{count, number}} convolution.',
    convolutions_other: 'It has {{count, number}} convolutions.',
    tooDeep: 'It has more convolutions than its images can be halved for.',
    tooLarge: 'It is far too large.',
    start: 'It starts with {{what}}.',
    nothing: 'It has no layers that compute.',
    dense_one: 'It has {{count, number}} dense layer.',
    dense_other: 'It has {{count, number}} dense layers.',
  },
  /** It is one of them, but differs. */
  differs: "This model differs from the studio's {{title}}. {{what}}",
  difference: {
    ends: 'It ends before the {{expected}}.',
    more: '{{name}}: {{found}} found, nothing expected.',
    other: '{{name}}: {{expected}} expected, {{found}} found.',
    inputs: '{{name}} ({{found}}) takes the output of another layer.',
    nothing: 'nothing',
  },
  /** What an operation of a network does. */
  operation: {
    named: '{{name}}: {{what}}',
    conv: '{{size}}×{{size}} convolution, stride {{stride}}, {{padding}}',
    depthwise: '{{size}}×{{size}} depthwise convolution, stride {{stride}}, {{padding}}',
    samePadding: 'same padding',
    noPadding: 'no padding',
    padding: 'padding {{zeros}}',
    normalization: 'batch normalisation, epsilon {{epsilon}}',
    activation: 'the activation {{name}}',
    sum: 'sum',
    globalAverage: 'global average pooling',
    flatten: 'flatten',
    dense: 'dense',
    maxPooling: '{{size}}×{{size}} max pooling, stride {{stride}}',
    averagePooling: '{{size}}×{{size}} average pooling, stride {{stride}}',
  },
} as const;
