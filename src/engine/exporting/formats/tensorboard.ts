import type { Recipe } from '../../../domain/recipe/recipe';
import type { EpochRecord } from '../../../domain/run/run';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { ExportedFile } from '../../protocol/exporting';
import { message, StudioError } from '../../../texts/message';
import type { ExportFormat } from '../format';
import { scalar, sessionStart, version, type HParams } from '../tensorboard/events';
import { concat } from '../bytes';

function learningRate({ model, training }: Recipe, { stage }: EpochRecord): number {
  const own = stage === 'fine-tune' && 'fineTune' in model;
  return own ? model.fineTune.learningRate : training.learningRate;
}

/** When each epoch ended, in seconds since 1970: the last one when the metadata was made. */
function endsOf({ epochs, createdAt }: ModelMetadata): number[] {
  let end = new Date(createdAt).getTime() / 1000;
  const ends: number[] = [];
  for (const { seconds } of [...epochs].reverse()) {
    ends.unshift(end);
    end -= seconds;
  }
  return ends;
}

const hparamsOf = ({ model, training, imageSize, seed }: Recipe): HParams => ({
  ...{ model: model.kind, image_size: imageSize, seed },
  ...{ batch_size: training.batchSize, learning_rate: training.learningRate },
  dropout: model.dropout,
});

function file(folder: string, start: number, events: Uint8Array[]): ExportedFile {
  const path = `tensorboard/${folder}events.out.tfevents.${Math.floor(start)}.mask-studio.v2`;
  return { path, bytes: concat(version(start), ...events) };
}

/**
 * The curves of a run as Keras's TensorBoard callback writes them: step = epoch − 1; and its
 * hyperparameters for the HParams page.
 */
export const tensorboard: ExportFormat = {
  id: 'tensorboard',
  title: message('exporting.formats.tensorboard.title'),
  extension: 'tfevents',
  opens: message('exporting.formats.tensorboard.opens'),
  verified: message('exporting.formats.tensorboard.verified'),
  needs: ['recipe', 'history'],
  byteLength: () => null,
  usage: () => [{ title: 'TensorBoard', language: 'sh', code: 'tensorboard --logdir tensorboard' }],
  async *write({ metadata }) {
    const { epochs, recipe, name } = metadata;
    if (!recipe) throw new StudioError(message('exporting.needs.recipe'));
    const ends = endsOf(metadata);
    const start = ends[0]! - epochs[0]!.seconds;
    const curve = (tag: string, value: (epoch: EpochRecord) => number) =>
      epochs.map((epoch, i) => scalar(ends[i]!, epoch.epoch - 1, tag, value(epoch)));
    yield file('', start, [sessionStart(start, name, hparamsOf(recipe))]);
    yield file('train/', start, [
      ...curve('epoch_loss', ({ loss }) => loss),
      ...curve('epoch_accuracy', ({ accuracy }) => accuracy),
      ...curve('epoch_learning_rate', (epoch) => learningRate(recipe, epoch)),
    ]);
    // A final model has no validation images.
    if (epochs.every(({ valLoss }) => Number.isNaN(valLoss))) return;
    yield file('validation/', start, [
      ...curve('epoch_loss', ({ valLoss }) => valLoss),
      ...curve('epoch_accuracy', ({ valAccuracy }) => valAccuracy),
    ]);
  },
};
