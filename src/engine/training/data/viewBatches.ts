import type * as tf from '@tensorflow/tfjs';
import { deriveSeed, shuffledIndices } from '../../../domain/random';
import { batchesFor, labelTensors, type Batch, type BatchSource } from '../loop/batches';
import type { AugmentedViews } from './augmentedViews';

/** Gives the inputs of the given views, [views.length, ...]. */
export type ReadViews = (views: ArrayLike<number>) => tf.Tensor;

export interface TransferBatchOptions {
  /**
   * What an epoch shows. `all`: every training image in every look, which costs a head
   * next to nothing. `turns`: every training image once, in its next look, so that as many
   * epochs as there are looks have shown them all.
   */
  looks: 'all' | 'turns';
  batchSize: number;
  classCount: number;
  seed: number;
}

/** Batches by view: of pixels, or of what a trunk made of them. */
export function viewBatches(
  views: AugmentedViews,
  read: ReadViews,
  { looks, batchSize, classCount, seed }: TransferBatchOptions,
): BatchSource {
  const { validationImages } = views;
  const trainImages = views.trainImages * (looks === 'all' ? views.looks : 1);
  let order = { epoch: 0, shown: new Uint32Array(0) };

  /** The k-th training example of an epoch, before shuffling. */
  const viewOf = (k: number, epoch: number): number =>
    looks === 'all' ? k : views.ofTraining(k, (k + epoch) % views.looks);

  async function batch(shown: number[]): Promise<Batch> {
    const classes = shown.map((view) => views.classOf(view));
    // The last batch keeps the others' shape: its first view over again, with weight zero.
    const padded = Array.from({ length: batchSize }, (_, row) => shown[row] ?? shown[0]!);
    return {
      inputs: read(padded),
      ...labelTensors(classes, batchSize, classCount),
      count: shown.length,
    };
  }

  return {
    trainImages,
    trainBatches: batchesFor(trainImages, batchSize),
    validationBatches: batchesFor(validationImages, batchSize),
    train(epoch, index) {
      if (order.epoch !== epoch) {
        const shuffled = shuffledIndices(trainImages, deriveSeed(seed, 'shuffle', epoch));
        order = { epoch, shown: Uint32Array.from(shuffled, (k) => viewOf(k, epoch)) };
      }
      return batch([...order.shown.subarray(index * batchSize, (index + 1) * batchSize)]);
    },
    validation(index) {
      const from = index * batchSize;
      const length = Math.min(batchSize, validationImages - from);
      return batch(Array.from({ length }, (_, row) => views.ofValidation(from + row)));
    },
  };
}
