import type { TrainingEvent } from '../../domain/run/event';
import { pixelBatches } from '../training/data/pixelBatches';
import { fitStage } from '../training/loop/fitStage';
import { trainableModel } from '../training/loop/trainable';
import type { RunContext } from './family';

/** One stage: every weight of the network, from raw pixels. */
export function trainFromScratch(context: RunContext): AsyncGenerator<TrainingEvent, unknown> {
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
}
