import type { TrainStages } from './context';
import { fitStage } from './fitStage';
import { pixelBatches } from './pixelBatches';
import { trainableModel } from './trainable';

/** The scratch CNN's one stage: every weight, from raw pixels. */
export const trainCnn: TrainStages = (context) => {
  const { recipe, snapshot, batchSize, pixels, model, resume } = context;
  const { seed, augmentation, training } = recipe;
  return fitStage({
    stage: 'train',
    trainable: trainableModel(model),
    source: pixelBatches({ pixels, snapshot, batchSize, augmentation, seed }),
    seed,
    learningRate: training.learningRate,
    averageOver: null,
    epochsBefore: 0,
    epochs: training.epochs,
    patience: training.earlyStopping?.patience ?? null,
    resume: resume?.state ?? null,
    onEpoch: context.onEpoch('train'),
  });
};
