import type { Recipe } from './recipe';
import type { BackendName, EpochRecord, Stage } from './run';

/** A row of the layer table, as Keras prints it. */
export interface LayerRow {
  name: string;
  type: string;
  /** Without the batch dimension: [128, 128, 16]. */
  outputShape: number[];
  params: number;
  trainable: boolean;
  /** The block it folds into (`block_3`, `stem`, `head`); null stands alone. */
  block: string | null;
}

export interface ModelSummary {
  layers: LayerRow[];
  params: number;
  trainableParams: number;
}

/**
 * Where a run can be continued: written after every epoch, replaced by the next.
 * Its tensors (weights, best weights, optimizer slots) are in storage/tensors
 * under `ownerId = runId`.
 */
export interface CheckpointRecord {
  runId: string;
  stage: Stage;
  /** Completed epochs, from 1, counted through both stages; with the seed, the whole random state. */
  epoch: number;
  /** Optimizer steps taken in this stage. */
  optimizerSteps: number;
  bestEpoch: number;
  bestValLoss: number;
  epochsSinceBest: number;
  backend: BackendName;
  batchSize: number;
  savedAt: number;
}

/** What travels with a model that leaves: also `metadata.json` in its zip. */
export interface ModelMetadata {
  format: 'mask-studio-model';
  version: 1;
  name: string;
  /** In output order: a sigmoid gives the probability of classes[1]. */
  classes: string[];
  threshold: number;
  /** The model takes raw RGB 0–255, [batch, inputSize, inputSize, 3]. */
  inputSize: number;
  resize: string;
  recipe: Recipe;
  dataset: {
    hash: string;
    counts: Record<string, { train: number; validation: number; test: number }>;
  };
  metrics: { testAccuracy: number; testLoss: number; testImages: number; confusion: number[][] };
  epochs: EpochRecord[];
  versions: { studio: string; tfjs: string; backend: string };
  createdAt: string;
}

/** A model kept in the browser under a name; topology here, weights in storage/tensors. */
export interface ModelRecord {
  id: string;
  name: string;
  createdAt: number;
  /** Null for a model brought in from a zip. */
  runId: string | null;
  /** Keras-layout topology as tfjs writes it. */
  topology: unknown;
  metadata: ModelMetadata;
  byteLength: number;
}

/** How pixels 0–255 become what a pretrained trunk was trained on: x * scale + offset. */
export interface InputScaling {
  scale: number;
  offset: number;
}

/** The scalings that published weights use; Keras's own MobileNetV2 weights want [-1, 1]. */
export const INPUT_SCALINGS = {
  '-1 to 1': { scale: 1 / 127.5, offset: -1 },
  '0 to 1': { scale: 1 / 255, offset: 0 },
  '0 to 255': { scale: 1, offset: 0 },
} satisfies Record<string, InputScaling>;

/** A set of pretrained MobileNetV2 weights that the person brought. */
export interface PretrainedRecord {
  id: string;
  name: string;
  addedAt: number;
  alpha: number;
  inputScaling: InputScaling;
  byteLength: number;
}

/** Weights on the host, by name: what storage keeps and the engine reads and writes. */
export type NamedTensors = Map<string, { shape: number[]; values: Float32Array }>;
