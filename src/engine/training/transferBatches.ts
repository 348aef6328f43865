import type * as tf from '@tensorflow/tfjs';
import { deriveSeed, shuffledIndices } from '../../domain/random';
import { batchesFor, labelTensors, type Batch, type BatchSource } from './batches';
import type { Views } from './views';

/** Gives the inputs of the given views, [views.length, ...]. */
export type ReadViews = (views: ArrayLike<number>) => tf.Tensor;

/**
 * Batches by view: of pixels, or of what a trunk made of them. An epoch goes once
 * through every training image in every variant, in an order of its own.
 */
export function transferBatches(
  views: Views,
  read: ReadViews,
  { batchSize, classCount, seed }: { batchSize: number; classCount: number; seed: number },
): BatchSource {
  const validation = views.count - views.trainCount;
  const order = Uint32Array.from({ length: views.trainCount });
  let orderedFor = 0;

  async function batch(shown: ArrayLike<number>): Promise<Batch> {
    const classes = Array.from(shown, (view) => views.classOf(view));
    // The last batch keeps the others' shape: its first view over again, with weight zero.
    const padded = Array.from({ length: batchSize }, (_, row) => shown[row] ?? shown[0]!);
    return {
      inputs: read(padded),
      ...labelTensors(classes, batchSize, classCount),
      count: shown.length,
    };
  }

  return {
    trainImages: views.trainCount,
    trainBatches: batchesFor(views.trainCount, batchSize),
    validationBatches: batchesFor(validation, batchSize),
    train(epoch, index) {
      if (orderedFor !== epoch) {
        order.set(shuffledIndices(views.trainCount, deriveSeed(seed, 'shuffle', epoch)));
        orderedFor = epoch;
      }
      return batch(order.subarray(index * batchSize, (index + 1) * batchSize));
    },
    validation(index) {
      const from = views.trainCount + index * batchSize;
      const length = Math.min(batchSize, views.count - from);
      return batch(Array.from({ length }, (_, row) => from + row));
    },
  };
}
