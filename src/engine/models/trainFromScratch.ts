import { classWeightsOf } from '../../domain/recipe/classWeights';
import type { TrainingEvent } from '../../domain/run/event';
import { pixelBatches } from '../training/data/pixelBatches';
import { fitStage } from '../training/loop/fitStage';
import { trainableModel } from '../training/loop/trainable';
import type { RunContext } from './family';

/**
 * One stage that trains every weight of the network, on raw pixels. With `averagedEpochs`,
 * the average of the weights over about so many epochs is validated and kept.
 */
export function trainFromScratch(
  context: RunContext,
  averagedEpochs: number | null,
): AsyncGenerator<TrainingEvent, unknown> {
  const { recipe, snapshot, batchSize, pixels, draws, model, resume } = context;
  const { seed, augmentation, training } = recipe;
  const source = pixelBatches({ pixels, snapshot, batchSize, augmentation, draws, seed });
  return fitStage({
    stage: 'train',
    trainable: trainableModel(model),
    source,
    seed,
    learningRate: training.learningRate,
    classWeights: classWeightsOf(training, snapshot),
    averageOver: averagedEpochs && averagedEpochs * source.trainBatches,
    epochsBefore: 0,
    epochs: training.epochs,
    patience: training.earlyStopping?.patience ?? null,
    resume: resume?.state ?? null,
    onEpoch: context.onEpoch('train'),
  });
}
