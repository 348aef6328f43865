import type * as tf from '@tensorflow/tfjs';
import { deriveSeed, shuffledIndices } from '../../domain/random';
import { batchesFor, labelTensors, type Batch, type BatchSource } from './batches';
import type { Views } from './views';

/** Gives the inputs of the given views, [views.length, ...]. */
export type ReadViews = (views: ArrayLike<number>) => tf.Tensor;

/**
 * Batches by view: of pixels, or of what a trunk made of them. An epoch goes once
 * through the training images, each in its next look: after as many epochs as there are
 * looks, each has been seen in all of them.
 */
export function transferBatches(
  views: Views,
  read: ReadViews,
  { batchSize, classCount, seed }: { batchSize: number; classCount: number; seed: number },
): BatchSource {
  const { trainImages, validationImages, looks } = views;
  let order = { epoch: 0, images: new Uint32Array(0) };

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
        const images = shuffledIndices(trainImages, deriveSeed(seed, 'shuffle', epoch));
        order = { epoch, images: Uint32Array.from(images) };
      }
      const images = order.images.subarray(index * batchSize, (index + 1) * batchSize);
      return batch(Array.from(images, (n) => views.ofTraining(n, (n + epoch) % looks)));
    },
    validation(index) {
      const from = index * batchSize;
      const length = Math.min(batchSize, validationImages - from);
      return batch(Array.from({ length }, (_, row) => views.ofValidation(from + row)));
    },
  };
}
