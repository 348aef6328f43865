import type * as tf from '@tensorflow/tfjs';
import { deriveSeed, shuffledIndices } from '../../../domain/random';
import { batchesFor, labelTensors, type Batch, type BatchSource } from '../loop/batches';
import type { AugmentedViews } from './augmentedViews';

/** Returns the inputs of the given views, [views.length, ...]. */
export type ReadViews = (views: ArrayLike<number>) => tf.Tensor;

/**
 * The training examples of an epoch. `allVariants`: every training image in every variant,
 * which is cheap for a head on cached features. `oneVariantPerEpoch`: every training image
 * once, in its next variant, so that as many epochs as variants use them all.
 */
export type Shown = 'allVariants' | 'oneVariantPerEpoch';

export interface ViewBatchOptions {
  shown: Shown;
  batchSize: number;
  classCount: number;
  seed: number;
}

/** Batches of views: of their pixels, or of a backbone's features of them. */
export function viewBatches(
  views: AugmentedViews,
  read: ReadViews,
  { shown, batchSize, classCount, seed }: ViewBatchOptions,
): BatchSource {
  const { validationImages } = views;
  const trainImages = views.trainImages * (shown === 'allVariants' ? views.perImage : 1);
  let order = { epoch: 0, views: new Uint32Array(0) };

  /** The k-th training example of an epoch, before shuffling. */
  const viewOf = (k: number, epoch: number): number =>
    shown === 'allVariants' ? k : views.ofTraining(k, (k + epoch) % views.perImage);

  async function batch(chosen: number[]): Promise<Batch> {
    const classes = chosen.map((view) => views.classOf(view));
    // The last batch is padded to the same shape with its first view, of weight zero.
    const padded = Array.from({ length: batchSize }, (_, row) => chosen[row] ?? chosen[0]!);
    return {
      inputs: read(padded),
      ...labelTensors(classes, batchSize, classCount),
      count: chosen.length,
    };
  }

  return {
    trainImages,
    trainBatches: batchesFor(trainImages, batchSize),
    validationBatches: batchesFor(validationImages, batchSize),
    train(epoch, index) {
      if (order.epoch !== epoch) {
        const shuffled = shuffledIndices(trainImages, deriveSeed(seed, 'shuffle', epoch));
        order = { epoch, views: Uint32Array.from(shuffled, (k) => viewOf(k, epoch)) };
      }
      return batch([...order.views.subarray(index * batchSize, (index + 1) * batchSize)]);
    },
    validation(index) {
      const from = index * batchSize;
      const length = Math.min(batchSize, validationImages - from);
      return batch(Array.from({ length }, (_, row) => views.ofValidation(from + row)));
    },
  };
}
