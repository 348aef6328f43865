import type * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../domain/dataset';
import type { TrainingEvent } from '../../domain/event';
import type { CheckpointRecord, NamedTensors } from '../../domain/model';
import type { Recipe } from '../../domain/recipe';
import type { BackendChoice, EpochRecord, Judgement, RunRecord, Stage } from '../../domain/run';
import type { PretrainedWeights } from '../models/pretrained/bundled';
import type { PixelSource } from '../pixels/source';
import type { StoredCheckpoint } from './checkpoint';
import type { StageOptions, StageState } from './fitStage';

/** What a run needs from outside the engine; the worker's door, which meets storage, hands it over. */
export interface RunPorts {
  /** Every image of `hashes`, in that order, as squares of `size`. */
  preparePixels(
    hashes: string[],
    size: number,
    onDone: (done: number) => void,
    signal: AbortSignal,
  ): Promise<PixelSource>;
  /** Pretrained weights by the recipe's name for them: `bundled`, or a stored set's id. */
  pretrained(weights: string): Promise<PretrainedWeights>;
  updateRun(changes: Partial<Omit<RunRecord, 'id'>>): Promise<void>;
  saveCheckpoint(
    checkpoint: CheckpointRecord,
    tensors: NamedTensors,
    keep: (name: string) => boolean,
    changes: Partial<Omit<RunRecord, 'id'>>,
  ): Promise<void>;
  /** `weights` are every weight of the model, by name. */
  finishRun(
    weights: NamedTensors,
    judgement: Judgement,
    changes: Partial<Omit<RunRecord, 'id'>>,
  ): Promise<void>;
}

/** One run to train, as storage has it. */
export interface TrainingJob {
  run: RunRecord;
  snapshot: Snapshot;
  backend: BackendChoice;
  /** The recipe's, the checkpoint's, or less after a retry. */
  batchSize: number;
  checkpoint: StoredCheckpoint | null;
}

/** What a model's stages are given. Stages end with the best weights in the model's own variables. */
export interface RunContext {
  recipe: Recipe;
  snapshot: Snapshot;
  batchSize: number;
  /** Raw pixels to probabilities, with freshly drawn (or pretrained) weights. */
  model: tf.LayersModel;
  pixels: PixelSource;
  /** The stage and state to go on from, or null: stages before that one are over. */
  resume: { stage: Stage; state: StageState } | null;
  /** Epochs that the resumed run has behind it. */
  history: EpochRecord[];
  /** Checkpoints a stage; to be passed to `fitStage`. */
  onEpoch(stage: Stage): StageOptions['onEpoch'];
}

export type TrainStages = (context: RunContext) => AsyncGenerator<TrainingEvent, unknown>;
