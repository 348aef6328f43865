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

/** All a stage needs to go on from the end of an epoch, exactly as if it had never stopped. */
export interface StageState {
  /** Completed epochs, counted through both stages. */
  epoch: number;
  /** What was validated, state included: averaged, where the stage averages. */
  weights: NamedTensors;
  /** Where training itself stands, where that is somewhere else. */
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
  /** Validate and keep the average of the weights over about so many steps; null takes them as they are. */
  averageOver: number | null;
  /** Epochs before this stage: 0 for the first. */
  epochsBefore: number;
  /** Epochs in this stage, at most. */
  epochs: number;
  /** Stop after so many epochs without a lower validation loss; null never stops early. */
  patience: number | null;
  /** Where to go on from; null starts the stage. */
  resume: StageState | null;
  /** An earlier stage's best, which this one must beat; its weights are the trainable's own at the start. */
  baseline?: { epoch: number; valLoss: number };
  /** Told once per epoch, after validation; the stage waits for it. `trainSeconds` leaves validation out. */
  onEpoch(state: StageState, record: EpochRecord, trainSeconds: number): Promise<void>;
}

/** The epoch with the lowest validation loss, whose weights are kept; epoch 0 when there was none. */
export interface StageResult {
  bestEpoch: number;
  bestValLoss: number;
}

/** Everything that a training step moves. */
const movingOf = ({ variables, state }: Trainable) => new Map([...variables, ...state]);

/** Where a stage begins: from its checkpoint, or with the weights as they are. */
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
 * Train one stage to its end, epoch by epoch. Each yield is a point where pause and
 * stop take hold; whichever way it ends (done, early, stopped, failed), the variables
 * are left holding the weights with the lowest validation loss, and the device holds
 * nothing else of the stage. Throws NonFiniteLoss, or what the backend threw.
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
        valLoss: validation.loss,
        valAccuracy: validation.accuracy,
        seconds: watch.seconds,
      };
      const weights = await readValues(moving);
      if (unaveraged) average?.swapOut(unaveraged);
      const best = validation.loss < bestValLoss;
      if (best) [bestEpoch, bestValLoss, bestWeights] = [epoch, validation.loss, weights];
      epochsSinceBest = best ? 0 : epochsSinceBest + 1;
      const progress = { epoch, bestEpoch, bestValLoss, epochsSinceBest };
      const tensors = { weights, unaveraged, bestWeights };
      const state = { ...progress, ...tensors, optimizer: await optimizer.state() };
      await options.onEpoch(state, record, trainSeconds);
      yield { kind: 'epoch', record, best };
      yield { kind: 'checkpoint', epoch };
    }
    return { bestEpoch, bestValLoss };
  } finally {
    optimizer.dispose();
    average?.dispose();
    assignValues(moving, bestWeights);
  }
}

/** One pass over the training images; the next batch is made ready while the device works. */
async function* trainEpoch(
  { stage, trainable, source, seed, epochsBefore, epochs }: StageOptions,
  optimizer: Adam,
  average: WeightAverage | null,
  epoch: number,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, RunningMetrics> {
  const totals = new RunningMetrics();
  const meter = new ReadbackThrottle(watch);
  const batches = source.trainBatches;
  let next = source.train(epoch, 0);
  let taken = 0;
  try {
    for (let index = 0; index < batches; index++) {
      const batch = await next;
      taken = index + 1;
      const stepSeed = deriveSeed(seed, 'dropout', stage, epoch, index);
      totals.add(trainStep(trainable, optimizer, batch, stepSeed), batch.count);
      average?.update(optimizer.steps);
      disposeBatch(batch);
      if (taken < batches) next = source.train(epoch, taken);
      if (!meter.step() && taken < batches) continue;
      await totals.read();
      meter.done();
      const imagesPerSecond = totals.images / watch.seconds;
      const ahead = source.trainImages * (epochsBefore + epochs - epoch + 1) - totals.images;
      const step: StepRecord = {
        stage,
        epoch,
        epochs: epochsBefore + epochs,
        batch: taken,
        batches,
        loss: totals.loss,
        accuracy: totals.accuracy,
        imagesPerSecond,
        secondsLeft: ahead / imagesPerSecond,
      };
      watch.stop();
      yield { kind: 'step', step };
      watch.start();
    }
    return totals;
  } finally {
    totals.dispose();
    if (taken < batches) disposeBatch(await next);
  }
}
