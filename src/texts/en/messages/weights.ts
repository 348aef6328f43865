/** Pretrained weights, downloaded or from a file. */
export const weights = {
  hdf5: {
    damaged: '{{name}} is damaged or not an HDF5 file. Download it or save the model again.',
    notFloat32:
      'The weights {{path}} in {{name}} are not stored as float32. Save the model with float32 weights.',
    notNumbers:
      'The weights {{path}} in {{name}} hold values that are not numbers: the training failed, or the file is damaged. Import an earlier state of the model, or download it again.',
  },
  noLayerNames:
    '{{name}} is a Keras 3 “.weights.h5” file, which does not keep layer names. Save the model itself as .h5: model.save("mobilenetv2.h5").',
  missing:
    'These weights have no “{{name}}”, which MobileNetV2 needs. Choose a MobileNetV2 saved by Keras or TensorFlow.js with its layer names.',
  otherShape:
    '“{{name}}” is {{found}} in these weights, but {{expected}} in MobileNetV2 with alpha {{alpha, number}}.',
  notNumbers:
    '“{{name}}” in these weights holds values that are not numbers. Download the weights again.',
  bundledNotLoaded:
    'The bundled MobileNetV2 weights could not be loaded. Check that the studio is still being served, then try again.',
  keras3: 'A .keras file cannot be read here. Save the model as .h5 instead.',
  chooseFiles: 'Choose a Keras .h5 file, or a model.json together with its .bin files.',
  fileNotGiven: 'model.json names a weight file “{{path}}” that was not given. Choose it too.',
  notJson: '{{name}} is not valid JSON. Download it again, or choose another file.',
  noManifest:
    'This model.json has no list of weights. Choose one that TensorFlow.js saved or converted.',
  otherSize:
    'The weight files {{files}} hold {{found, number}} bytes where model.json describes {{needed, number}}. They do not belong together, or a download was cut short.',
  download: {
    address: 'Give a whole address that begins with https:// (http:// on this machine only).',
    otherServer:
      'This model.json names a weight file on another server, {{host}}. Download it and drop it here.',
    webPage:
      'There is a web page at this address, not weights. Give the address of the file itself.',
    notWeights: 'This address gives neither a Keras .h5 file nor a model.json.',
    brokeOff: 'The connection to {{host}} broke off. Fetch it again.',
    offline: 'This machine is offline. Connect it, or drop the files here.',
    notReached:
      '{{host}} could not be reached, or does not let other pages read its files (CORS). If the address opens in a new tab, download the files there and drop them here.',
    nothingThere: 'There is nothing at {{address}} ({{status}}). Check the address.',
    refused:
      '{{host}} did not give {{path}}: it answered {{status}}. If it wants you to sign in, download the files there and drop them here.',
    tooLarge: '{{address}} is larger than any MobileNetV2. Check that this is the right address.',
  },
  stored: {
    missing: 'The stored model has no weights named {{name}}. Import or train it again.',
    otherShape:
      'The stored weights {{name}} are {{found}}, not {{expected}}. Import or train the model again.',
  },
} as const;
