import type { SnapshotItem } from '../../../domain/dataset/dataset';
import { augments } from '../../../domain/recipe/augmentation';
import type { Recipe } from '../../../domain/recipe/recipe';
import type { EpochRecord, Stage } from '../../../domain/run/run';
import { epochOrder, viewOrder, viewsPerImage, type View } from '../../training/data/order';
import { batchesFor } from '../../training/loop/batches';

/** Enough to compare the beginning of each stage; all epochs of 10,000 images would take 50 MB. */
const STEPS = 20;

type Order = (epoch: number) => View[];

/** How each stage of a recipe orders its training images. */
function ordersOf({ model, augmentation, seed }: Recipe, trainImages: number): [Stage, Order][] {
  if (model.kind !== 'mobilenetv2') {
    const variantOf = (epoch: number) => (augments(augmentation) ? epoch : 0);
    const order: Order = (epoch) =>
      Array.from(epochOrder(trainImages, seed, epoch), (n) => ({ n, variant: variantOf(epoch) }));
    return [['train', order]];
  }
  const images = { trainImages, perImage: viewsPerImage(augmentation, model.variants) };
  return [
    ['head', (epoch) => viewOrder('allVariants', images, seed, epoch)],
    ['fine-tune', (epoch) => viewOrder('oneVariantPerEpoch', images, seed, epoch)],
  ];
}

/**
 * The rows of `order.csv`: which images, in which variant, each stage of the run took in its
 * first 20 steps. Steps are counted from 1 in each stage, epochs through both; a stage that the
 * run did not reach is left out.
 */
export function orderRows(
  recipe: Recipe,
  split: readonly SnapshotItem[],
  epochs: readonly EpochRecord[],
): (string | number)[][] {
  const train = split.filter((item) => item.split === 'train');
  const rows: (string | number)[][] = [['stage', 'epoch', 'step', 'variant', 'sha256']];
  for (const [stage, order] of ordersOf(recipe, train.length)) {
    const first = epochs.find((record) => record.stage === stage)?.epoch;
    if (first === undefined) continue;
    const { batchSize } = recipe.training;
    let step = 0;
    for (let epoch = first; step < STEPS; epoch++) {
      const views = order(epoch);
      for (let batch = 0; batch < batchesFor(views.length, batchSize) && step < STEPS; batch++) {
        step++;
        for (const { n, variant } of views.slice(batch * batchSize, (batch + 1) * batchSize))
          rows.push([stage, epoch, step, variant, train[n]!.hash]);
      }
    }
  }
  return rows;
}
