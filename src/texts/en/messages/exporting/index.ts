/** Export formats, and importing models. */
import { formats } from './formats';
import { modelFiles } from './modelFiles';
import { keras } from './keras';

export const exporting = {
  /** Why a format is not available for a model. */
  needs: {
    recipe: 'It needs the hyperparameters. This model was trained in another program.',
    history: 'This model has no training history.',
    predictions:
      'It needs the predictions of the test images, which are not stored. The model was imported, or its run was deleted.',
    split:
      'It needs the list of images and their split, which is not stored. The model was imported, or its run was deleted.',
    images:
      'It needs the images, which are not stored. The model was imported, or its run was deleted.',
    startingNetwork: 'The pretrained weights that its training started from are no longer stored.',
    calibration:
      'It needs training images to calibrate on, which are not stored. The model was imported, or its run was deleted. In the terminal: npm run export -- MODEL --to litert-int8 --out DIR --calibrate FOLDER.',
  },
  notWritten: '{{title}} cannot be written. {{reason}}',
  unknownFormat: 'There is no export format named {{id}}. There are: {{known}}.',
  testImagesNotStored: 'The test images are not stored.',
  imageRemoved: 'The image {{path}} was removed. Import it again, or leave this format out.',
  noCalibrationImages: 'There are no images to calibrate on. Give a folder with --calibrate.',
  pageNotLoaded:
    'The page that the model is put into could not be loaded. Check that the studio is still being served, then try again.',
  beyondFloat16:
    'The weights {{name}} hold values beyond ±{{most, number}}, the most that float16 can hold. Export the model as {{instead}}.',
  int8Impossible:
    'This network cannot be written with int8 numbers. Export it with float16 weights.',
  layerImpossible: 'This format cannot hold {{what}}. Export the model as TensorFlow.js or Keras.',
  kerasLayerImpossible: 'Keras files cannot hold the layer {{name}} ({{kind}}) yet.',
  weightsMissing: 'The weights {{name}} of this model are missing.',
  noLayers: 'The network of this model is not described by its layers.',
  otherClasses:
    "The model tells {{own}} apart, and the dataset has the classes {{found}}. Rename the dataset's classes as the model's, or import the model again with the dataset's.",
  noCanvas: 'The browser gave no canvas for a figure: it is out of memory.',
  formats,
  modelFiles,
  keras,
} as const;
