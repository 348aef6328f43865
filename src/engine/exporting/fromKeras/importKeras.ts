import * as tf from '@tensorflow/tfjs';
import { INPUT_SCALINGS, type InputScaling } from '../../../domain/models/inputScaling';
import type { ModelKind } from '../../../domain/models/registry';
import type { EpochRecord } from '../../../domain/run/run';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { ModelAnswers, ModelQuestions } from '../../protocol';
import type { Network } from '../format';
import { RESIZE } from '../metadata';
import { convertKeras, type Converted } from './convert';
import { readKerasFile, type KerasModel } from './kerasFile';
import { classCountOf, outputOf } from './output';
import { studioVersion } from '../studioVersion';

const RAW = INPUT_SCALINGS['0 to 255'];

/** What the images of most models are scaled to that do not scale them by themselves. */
const USUAL: Record<ModelKind, InputScaling> = {
  cnn: INPUT_SCALINGS['0 to 1'],
  mobilenetv2: INPUT_SCALINGS['-1 to 1'],
  'compact-cnn': INPUT_SCALINGS['-1 to 1'],
};

function questionsOf(keras: KerasModel, { model }: Converted): ModelQuestions {
  const output = outputOf(keras);
  return {
    ...{ name: '', epochs: 0, splitKnown: false },
    family: model.kind,
    inputSize: keras.inputSize,
    classCount: classCountOf(output),
    outputs: output.units,
    ownScaling: keras.operations.scaling,
    suggestedScaling: USUAL[model.kind],
  };
}

function checked({ name, classes, threshold, scaling }: ModelAnswers, count: number): ModelAnswers {
  const names = classes.map((each) => each.trim());
  if (name.trim() === '') throw new Error('The model needs a name.');
  if (names.length !== count) throw new Error(`The model tells ${count} classes apart.`);
  if (names.some((each) => each === '')) throw new Error('Each output needs the name of a class.');
  if (new Set(names).size < count) throw new Error('Two outputs cannot be the same class.');
  if (!(threshold >= 0 && threshold <= 1)) throw new Error('The threshold is between 0 and 1.');
  if (![scaling.scale, scaling.offset].every(Number.isFinite) || scaling.scale === 0) {
    throw new Error('Choose how the images are scaled for the model.');
  }
  return { name: name.trim(), classes: names, threshold, scaling };
}

/** What is known of a model that came without metadata.json. */
const metadataFrom = (
  { name, classes, threshold }: ModelAnswers,
  { inputSize }: KerasModel,
  { model }: Converted,
  epochs: EpochRecord[],
): ModelMetadata => ({
  ...{ format: 'mask-studio-model', version: 3, name, classes, threshold, inputSize },
  resize: RESIZE,
  family: model.kind,
  ...{ recipe: null, split: null, metrics: null, epochs },
  dataset: { hash: '', counts: classes.map(() => ({ train: 0, validation: 0, test: 0 })) },
  versions: { studio: studioVersion, tfjs: tf.version_core, backend: 'another program' },
  createdAt: new Date().toISOString(),
});

export interface KerasImport {
  network: Network;
  metadata: ModelMetadata;
}

/**
 * A Keras model as the studio's network. Without metadata and answers, what must be asked.
 * Throws an Error with a message for the user.
 */
export async function importKeras(
  bytes: ArrayBuffer,
  metadata: ModelMetadata | null,
  answers: ModelAnswers | undefined,
  epochs: EpochRecord[],
): Promise<KerasImport | ModelQuestions> {
  const keras = await readKerasFile(bytes);
  if (metadata) {
    const { network, model } = convertKeras(keras, RAW);
    if (model.kind === metadata.family) return { network, metadata };
    throw new Error('metadata.json belongs to another model. Choose the one of this model.');
  }
  // Before anything is asked, so that nobody answers in vain.
  if (!answers) return questionsOf(keras, convertKeras(keras, RAW));
  const given = checked(answers, classCountOf(outputOf(keras)));
  const converted = convertKeras(keras, keras.operations.scaling ? RAW : given.scaling);
  return { network: converted.network, metadata: metadataFrom(given, keras, converted, epochs) };
}
