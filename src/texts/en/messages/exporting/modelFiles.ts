/** Reading a model from its files. */
export const modelFiles = {
  notThere: 'There is no {{path}} among the files. Choose it too.',
  tooLarge: "{{path}} is far larger than a model of the studio's. Choose another file.",
  zipAlone: 'Choose one zip alone, or the files that were in it.',
  several: 'These files hold several models. Import them one by one.',
  weightsOnly:
    'A .weights.h5 file holds weights without the layers. Save the whole model: model.save("model.keras").',
  savedModel:
    'This is a TensorFlow SavedModel. Save the Keras model as one file: model.save("model.keras").',
  noModel:
    'There is no model here: no model.json, .keras or .h5. Choose a zip that Mask Studio made, or a model that Keras saved.',
  noZip: '{{name}} is not a zip, or it is damaged. Download the model again.',
  zipTooLarge: '{{name}} holds far more than a model. Choose a zip that Mask Studio made.',
  notInZip: 'The zip has no {{path}}. Download the model again.',
  damagedInZip: '{{path}} in the zip is damaged. Download the model again.',
  notJson: '{{path}} is damaged: it is not valid JSON. Download the model again.',
  cannotBeUsed: '{{path}} cannot be used: {{problem}}. Download the model again.',
  /** As a problem: a field and what is wrong with it. */
  field: '{{field}}: {{problem}}',
  onlyFloat32: 'only float32 weights can be read',
  onlyFloat16: 'of quantized weights, only float16 can be read',
  weightsEnd: 'The weights end before {{name}}. Download the model again.',
  moreWeights: 'There are more weights than model.json lists. Download the model again.',
  notBuilt:
    'The network of this model cannot be built: model.json is damaged, or has layers that the studio does not know. Download the model again.',
  otherInput:
    'The network takes {{found}}, but metadata.json says {{size}}×{{size}}×3. Use the metadata.json that was exported with this model.',
  otherOutputs_one:
    'The network gives {{count, number}} number, but metadata.json names {{classes, number}} classes. Use the metadata.json that was exported with this model.',
  otherOutputs_other:
    'The network gives {{count, number}} numbers, but metadata.json names {{classes, number}} classes. Use the metadata.json that was exported with this model.',
  notNumbers: 'The weights hold values that are not numbers. Download the model again.',
  noMetadata:
    'There is no metadata.json, so the names of its classes are not known. Choose the one that was exported with the model, too.',
  predictions: {
    cannotBeUsed:
      'test-predictions.json cannot be used: {{problem}}. Use the one that was exported with the model, or leave it out.',
    notJson: 'it is not valid JSON',
    otherClasses: 'other classes than the model',
    sum: 'scores that do not sum to 1',
  },
  history: {
    cannotBeUsed:
      "history.json cannot be used: {{problem}}. Write Keras's history of a training with validation_data: json.dump(history.history, file); or leave the file out.",
    notJson: 'it is no JSON',
    notMetrics: 'it is no list of metrics',
    noList: 'it has no list "{{name}}"',
  },
  split: {
    columns:
      'split.csv cannot be used: it needs the columns sha256 and split. Use the one that the studio wrote, or leave it out.',
    line: 'split.csv cannot be used: the line “{{line}}” has no SHA-256 with train, validation or test. Use the one that the studio wrote, or leave it out.',
  },
} as const;
