import { batchesFor, labelTensors, type Batch, type BatchSource } from '../loop/batches';
import type { ReadViews } from '../../features/gather';
import type { AugmentedViews } from './augmentedViews';
import { viewOrder, type Shown } from './order';

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
        const shuffled = viewOrder(shown, views, seed, epoch);
        const numbers = shuffled.map(({ n, variant }) => views.ofTraining(n, variant));
        order = { epoch, views: Uint32Array.from(numbers) };
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
