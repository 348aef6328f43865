import * as tf from '@tensorflow/tfjs';
import { INPUT_SCALINGS, type InputScaling } from '../../../domain/models/inputScaling';
import type { ModelKind } from '../../../domain/models/registry';
import type { EpochRecord } from '../../../domain/run/run';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { ModelAnswers, ModelQuestions } from '../../protocol/models';
import { message, StudioError } from '../../../texts/message';
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

const refused = (what: 'name' | 'className' | 'same' | 'threshold' | 'scaling') =>
  new StudioError(message(`exporting.keras.answers.${what}`));

function checked({ name, classes, threshold, scaling }: ModelAnswers, count: number): ModelAnswers {
  const names = classes.map((each) => each.trim());
  if (name.trim() === '') throw refused('name');
  if (names.length !== count) {
    throw new StudioError(message('exporting.keras.answers.count', { count }));
  }
  if (names.some((each) => each === '')) throw refused('className');
  if (new Set(names).size < count) throw refused('same');
  if (!(threshold >= 0 && threshold <= 1)) throw refused('threshold');
  if (![scaling.scale, scaling.offset].every(Number.isFinite) || scaling.scale === 0) {
    throw refused('scaling');
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
  file: { bytes: ArrayBuffer; name: string },
  metadata: ModelMetadata | null,
  answers: ModelAnswers | undefined,
  epochs: EpochRecord[],
): Promise<KerasImport | ModelQuestions> {
  const keras = await readKerasFile(file.bytes, file.name);
  if (metadata) {
    const { network, model } = convertKeras(keras, RAW);
    if (model.kind === metadata.family) return { network, metadata };
    throw new StudioError(message('exporting.keras.otherMetadata'));
  }
  // Before anything is asked, so that nobody answers in vain.
  if (!answers) return questionsOf(keras, convertKeras(keras, RAW));
  const given = checked(answers, classCountOf(outputOf(keras)));
  const converted = convertKeras(keras, keras.operations.scaling ? RAW : given.scaling);
  return { network: converted.network, metadata: metadataFrom(given, keras, converted, epochs) };
}
