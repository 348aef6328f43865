import type {
  BackendName,
  FeatureCounts,
  RunProgress,
  RunRecord,
  RunSeconds,
} from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import { CheckpointWriter, historyUpTo, stateOf } from './checkpoint';
import type { RunPorts, TrainingJob } from './trainingPorts';
import type { StageOptions } from '../loop/fitStage';
import { Stopwatch } from '../loop/readbackThrottle';

/** The least time between two checkpoints of a run of an experiment. */
const LEAST_MS = 1000;

/** Updates a run's record during training: history, times and checkpoints. */
export class RunRecorder {
  private readonly writer: CheckpointWriter;
  private readonly before: RunSeconds;
  private trainSeconds = 0;
  private trainedImages = 0;
  /** When the last checkpoint was saved: the first epoch's always is. */
  private savedAt = -Infinity;
  readonly clocks: Record<keyof RunSeconds, Stopwatch>;
  readonly resume: { stage: Stage; state: ReturnType<typeof stateOf> } | null;
  /** Added up through all sessions of the run. */
  readonly features: FeatureCounts;
  epochs: RunRecord['epochs'];
  bestEpoch: number;

  constructor(
    private readonly job: TrainingJob,
    private readonly ports: RunPorts,
    private readonly trainImages: number,
  ) {
    const { run, checkpoint } = job;
    this.writer = new CheckpointWriter(checkpoint);
    this.resume = checkpoint && { stage: checkpoint.record.stage, state: stateOf(checkpoint) };
    this.features = { ...(run.features ?? { computed: 0, read: 0 }) };
    this.epochs = historyUpTo(run.epochs, checkpoint?.record.epoch ?? 0);
    this.bestEpoch = checkpoint?.record.bestEpoch ?? 0;
    this.before = checkpoint ? run.seconds : { prepare: 0, train: 0, evaluate: 0 };
    const stopped = () => {
      const watch = new Stopwatch();
      watch.stop();
      return watch;
    };
    this.clocks = { prepare: stopped(), train: stopped(), evaluate: stopped() };
  }

  /** The changes to the run's record: history and times so far. */
  changes(): RunProgress {
    const { prepare, train, evaluate } = this.clocks;
    return {
      epochs: this.epochs,
      bestEpoch: this.bestEpoch,
      seconds: {
        prepare: this.before.prepare + prepare.seconds,
        train: this.before.train + train.seconds,
        evaluate: this.before.evaluate + evaluate.seconds,
      },
      ...(this.features.computed + this.features.read > 0 && { features: { ...this.features } }),
      ...(this.trainSeconds > 0 && { imagesPerSecond: this.trainedImages / this.trainSeconds }),
    };
  }

  /**
   * Saves one checkpoint per epoch, atomically: weights, optimizer, best weights and history. Runs of
   * an experiment save one a second at most: an epoch of a head takes less time than its checkpoint.
   */
  onEpoch(stage: Stage): StageOptions['onEpoch'] {
    return async (state, record, trainSeconds) => {
      const { epoch, bestEpoch, bestValLoss, epochsSinceBest, optimizer } = state;
      this.epochs = [...this.epochs, record];
      this.bestEpoch = bestEpoch;
      this.trainSeconds += trainSeconds;
      this.trainedImages += this.trainImages;
      if (this.job.run.experiment && performance.now() - this.savedAt < LEAST_MS) return false;
      const { tensors, keep } = this.writer.plan(stage, state);
      const backend: BackendName = this.job.backend.name;
      await this.ports.saveCheckpoint(
        {
          runId: this.job.run.id,
          stage,
          epoch,
          optimizerSteps: optimizer.steps,
          bestEpoch,
          bestValLoss,
          epochsSinceBest,
          backend,
          batchSize: this.job.batchSize,
          savedAt: Date.now(),
        },
        tensors,
        keep,
        this.changes(),
      );
      this.writer.written(stage, state);
      this.savedAt = performance.now();
      return true;
    };
  }
}
