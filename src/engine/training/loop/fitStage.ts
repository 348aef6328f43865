import type { TrainingEvent } from '../../../domain/run/event';
import type { NamedTensors } from '../../../domain/tensors';
import { deriveSeed } from '../../../domain/random';
import type { EpochRecord, StepRecord } from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import { assignValues, readValues } from '../../models/weights';
import { Adam, type AdamState } from './adam';
import { disposeBatch, type BatchSource } from './batches';
import { validate } from './validate';
import { ReadbackThrottle, Stopwatch } from './readbackThrottle';
import { RunningMetrics } from './runningMetrics';
import { trainStep } from './trainStep';
import type { Trainable } from './trainable';
import { WeightAverage } from './weightAverage';

/** All that a stage needs to continue after an epoch exactly as if it had not stopped. */
export interface StageState {
  /** Completed epochs, counted through both stages. */
  epoch: number;
  /** The validated weights and state: the averages, if the stage averages. */
  weights: NamedTensors;
  /** The weights and state that training continues from, if the stage averages; else null. */
  unaveraged: NamedTensors | null;
  optimizer: AdamState;
  bestEpoch: number;
  bestValLoss: number;
  bestWeights: NamedTensors;
  epochsSinceBest: number;
}

export interface StageOptions {
  stage: Stage;
  trainable: Trainable;
  source: BatchSource;
  /** The recipe's seed. */
  seed: number;
  learningRate: number;
  /** Of the training loss, one a class; null weighs all alike. Validation loss has no weights. */
  classWeights: readonly number[] | null;
  /** Validate and keep the average of the weights over about so many steps; null does not average. */
  averageOver: number | null;
  /** Epochs before this stage: 0 for the first. */
  epochsBefore: number;
  /** Epochs in this stage, at most. */
  epochs: number;
  /** Stop after so many epochs without a lower validation loss; null never stops early. */
  patience: number | null;
  /** The state to continue from; null starts the stage. */
  resume: StageState | null;
  /** The best epoch of an earlier stage; the trainable starts with its weights, kept unless improved. */
  baseline?: { epoch: number; valLoss: number };
  /**
   * Awaited once per epoch, after validation; gives whether the state is saved. `trainSeconds` does
   * not include validation.
   */
  onEpoch(state: StageState, record: EpochRecord, trainSeconds: number): Promise<boolean>;
}

/** The epoch with the lowest validation loss, whose weights are kept; 0 if there was no epoch. */
export interface StageResult {
  bestEpoch: number;
  bestValLoss: number;
}

/** Everything that a training step changes. */
const movingOf = ({ variables, state }: Trainable) => new Map([...variables, ...state]);

/** The state a stage begins with: its checkpoint's, or the current weights. */
async function begin({ trainable, resume, baseline, epochsBefore }: StageOptions) {
  const moving = movingOf(trainable);
  if (resume) {
    assignValues(moving, resume.unaveraged ?? resume.weights);
    return resume;
  }
  const weights = await readValues(moving);
  return {
    epoch: epochsBefore,
    weights,
    optimizer: null,
    bestEpoch: baseline?.epoch ?? 0,
    bestValLoss: baseline?.valLoss ?? Infinity,
    bestWeights: weights,
    epochsSinceBest: 0,
  };
}

/**
 * Train one stage to its end, epoch by epoch. It can be paused or stopped at each yield.
 * However it ends (completed, early stopping, stopped, failed), the variables then hold the
 * weights with the lowest validation loss, or, without validation images, those of the last epoch;
 * all other tensors of the stage are disposed.
 * @throws NonFiniteLoss, or what the backend threw.
 */
export async function* fitStage(options: StageOptions): AsyncGenerator<TrainingEvent, StageResult> {
  const { trainable, source, epochsBefore, epochs, patience, averageOver } = options;
  const start = await begin(options);
  const moving = movingOf(trainable);
  const optimizer = new Adam(trainable.variables, options.learningRate, start.optimizer);
  const average = averageOver
    ? new WeightAverage(moving, averageOver, options.resume?.weights ?? null)
    : null;
  let { bestEpoch, bestValLoss, bestWeights, epochsSinceBest } = start;
  const last = epochsBefore + epochs;
  const validates = source.validationBatches > 0;
  try {
    if (start.epoch < last) yield { kind: 'phase', phase: 'compiling', progress: null };
    for (let epoch = start.epoch + 1; epoch <= last; epoch++) {
      if (patience !== null && epochsSinceBest >= patience) break;
      const watch = new Stopwatch();
      const training = yield* trainEpoch(options, optimizer, average, epoch, watch);
      const trainSeconds = watch.seconds;
      const unaveraged = average ? await average.swapIn() : null;
      const validation = yield* validate(trainable, source, watch);
      const record: EpochRecord = {
        epoch,
        stage: options.stage,
        loss: training.loss,
        accuracy: training.accuracy,
        valLoss: validates ? validation.loss : NaN,
        valAccuracy: validates ? validation.accuracy : NaN,
        seconds: watch.seconds,
      };
      const weights = await readValues(moving);
      if (unaveraged) average?.swapOut(unaveraged);
      const best = !validates || validation.loss < bestValLoss;
      if (best) [bestEpoch, bestWeights] = [epoch, weights];
      if (best && validates) bestValLoss = validation.loss;
      epochsSinceBest = best ? 0 : epochsSinceBest + 1;
      const progress = { epoch, bestEpoch, bestValLoss, epochsSinceBest };
      const tensors = { weights, unaveraged, bestWeights };
      const state = { ...progress, ...tensors, optimizer: await optimizer.state() };
      const isSaved = await options.onEpoch(state, record, trainSeconds);
      yield { kind: 'epoch', record, best };
      if (isSaved) yield { kind: 'checkpoint', epoch };
    }
    return { bestEpoch, bestValLoss };
  } finally {
    optimizer.dispose();
    average?.dispose();
    assignValues(moving, bestWeights);
  }
}

/** One epoch of training; the next batch is prepared while the device computes. */
async function* trainEpoch(
  { stage, trainable, source, seed, epochsBefore, epochs, classWeights }: StageOptions,
  optimizer: Adam,
  average: WeightAverage | null,
  epoch: number,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, RunningMetrics> {
  const metrics = new RunningMetrics();
  const throttle = new ReadbackThrottle(watch);
  const batches = source.trainBatches;
  let next = source.train(epoch, 0);
  let taken = 0;
  try {
    for (let index = 0; index < batches; index++) {
      const batch = await next;
      taken = index + 1;
      const stepSeed = deriveSeed(seed, 'dropout', stage, epoch, index);
      metrics.add(trainStep(trainable, optimizer, batch, stepSeed, classWeights), batch.count);
      average?.update(optimizer.steps);
      disposeBatch(batch);
      if (taken < batches) next = source.train(epoch, taken);
      if (!throttle.step() && taken < batches) continue;
      await metrics.read();
      throttle.done();
      const imagesPerSecond = metrics.images / watch.seconds;
      const ahead = source.trainImages * (epochsBefore + epochs - epoch + 1) - metrics.images;
      const step: StepRecord = {
        stage,
        epoch,
        epochs: epochsBefore + epochs,
        batch: taken,
        batches,
        loss: metrics.loss,
        accuracy: metrics.accuracy,
        imagesPerSecond,
        secondsLeft: ahead / imagesPerSecond,
      };
      watch.stop();
      yield { kind: 'step', step };
      watch.start();
    }
    return metrics;
  } finally {
    metrics.dispose();
    if (taken < batches) disposeBatch(await next);
  }
}
