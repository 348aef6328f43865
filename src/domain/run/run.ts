import type { InputScaling } from '../models/inputScaling';
import type { Recipe } from '../recipe/recipe';
import type { ImageHash, Split } from '../dataset/dataset';
import type { ExpectedAccuracy, RunOfExperiment } from '../experiment/record';
import type { MeasuredRobustness } from '../evaluation/robustness';
import type { RestThreshold, ThresholdRule } from '../evaluation/thresholdRules';
import type { Text } from '../../texts/message';

export const BACKENDS = ['webgl', 'webgpu', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];
export type BackendPreference = 'auto' | BackendName;

/** Which backend a run uses, and why, as a message for the user. */
export interface BackendChoice {
  name: BackendName;
  /** What draws or computes: the GPU's name, or "2 threads, SIMD". */
  renderer: Text;
  /** True when a physical GPU does the work. */
  hardware: boolean;
  reason: Text;
  /** What the browser calls the graphics that were not used: for a tooltip. */
  driver?: string;
}

/** A run's two stages; the scratch CNN has the first only (`train`). */
export type Stage = 'train' | 'head' | 'fine-tune';

export interface EpochRecord {
  /** From 1, counted through both stages. */
  epoch: number;
  stage: Stage;
  loss: number;
  accuracy: number;
  /** These two are NaN without validation images: of a final model. */
  valLoss: number;
  valAccuracy: number;
  seconds: number;
}

/** A point of the live curve inside an epoch. */
export interface StepRecord {
  stage: Stage;
  epoch: number;
  epochs: number;
  /** From 1. */
  batch: number;
  batches: number;
  /** Mean since the epoch began. */
  loss: number;
  accuracy: number;
  imagesPerSecond: number;
  secondsLeft: number;
}

/** What a model gave for one image. */
export interface Prediction {
  hash: ImageHash;
  path: string;
  /** Index of the true class. */
  truth: number;
  /** One probability a class, in class order, summing to 1. A sigmoid's p becomes [1 - p, p]. */
  scores: number[];
}

/** What a run's kept weights give for the images held out of training: every figure of Compare is computed from it. */
export interface TestEvaluation extends MeasuredRobustness {
  /** Of the test images. */
  predictions: Prediction[];
  /** Of the validation images, on which the threshold is chosen; absent in runs from before these were kept. */
  validation?: Prediction[];
  /** Mean cross-entropy over the test images; 0 where there are none: of a final model. */
  loss: number;
  /** Milliseconds for one image, median, measured with a batch of one after warm-up. */
  millisecondsPerPrediction: number;
}

export interface RunSeconds {
  prepare: number;
  train: number;
  evaluate: number;
}

/** Of a frozen network's outputs that a run needed: how many it computed, and how many earlier runs had kept. */
export interface FeatureCounts {
  computed: number;
  read: number;
}

/** The images on which a threshold was chosen; `default` is 0.5, chosen on none. */
export type ThresholdSource = 'default' | 'validation' | 'test';

export type RunStatus = 'queued' | 'running' | 'interrupted' | 'finished' | 'stopped' | 'failed';

export interface RunRecord {
  id: string;
  /** A message where the studio named it; as text what the user, or a version before, did. */
  name: Text;
  createdAt: number;
  status: RunStatus;
  /** Since when it waits (milliseconds since 1970, unique) and for which backend; only in the queue. */
  queued?: { at: number; backend: BackendPreference };
  recipe: Recipe;
  snapshotHash: string;
  classes: string[];
  /** Their ids, which renaming does not change; unknown in runs from before these were kept. */
  classIds?: string[];
  /** How many images each split of its snapshot has, whatever the recipe's shares say; absent in older runs. */
  images?: Record<Split, number>;
  /** Null until the engine has chosen. */
  backend: BackendChoice | null;
  params: number;
  trainableParams: number;
  /** How MobileNetV2's pretrained weights want their pixels; kept because the set may be deleted. */
  inputScaling?: InputScaling;
  epochs: EpochRecord[];
  /** Epoch whose weights were kept (lowest validation loss), 0 before the first. */
  bestEpoch: number;
  seconds: RunSeconds;
  /** Of a network with a frozen part; absent in runs from before these were counted. */
  features?: FeatureCounts;
  /** Training throughput over the whole run, 0 until known. */
  imagesPerSecond: number;
  /** A message with what to do, when status is failed. */
  failure: Failure | null;
  /** What the engine changed by itself during the run, as messages for the user. */
  notices: Text[];
  /** Decision threshold on the probability of the positive class, classes[1]; with two classes only. */
  threshold: number;
  /** Absent in runs from before this was kept: read it with `thresholdSource` (domain/evaluation). */
  thresholdFrom?: ThresholdSource;
  /** What the threshold was chosen for, and on how many images; absent where the user set a number. */
  thresholdChoice?: { rule: ThresholdRule; images: number };
  /** Of more than two classes: at most one for each class, in the order of the classes; absent: none was chosen. */
  restThresholds?: RestThreshold[];
  /** Below this probability of the predicted class, in [0, 1], the answer is "not sure"; absent: always answered. */
  minConfidence?: number;
  /** Divides the logits, so that scores are calibrated (domain/evaluation/temperature.ts); absent: 1. */
  temperature?: number;
  /** Of a model that was imported and evaluated here: nothing was trained. */
  imported?: ImportedModelFacts;
  /** Of a run that came in a project file without its weights: it can be compared, and not used. */
  handIn?: HandInFacts;
  /** Of a run of an experiment, and of its final model. */
  experiment?: RunOfExperiment;
  /** Of a final model: what its experiment found. */
  expectedAccuracy?: ExpectedAccuracy;
}

export interface HandInFacts {
  /** Name or pseudonym of who handed it in; null where nobody did: its weights were left out. */
  by: string | null;
}

/** What a run record says of an imported model instead of how it was trained. */
export interface ImportedModelFacts {
  /** Its weights are the model's. */
  modelId: string;
  /** Side of its input in pixels. */
  inputSize: number;
  /** Whether the run's recipe is the model's; else only the recipe's family is. */
  recipeKnown: boolean;
  /**
   * How many of the test images it was trained or tuned on, by its split.csv; null where it is
   * unknown on which images it was trained.
   */
  trainedOn: number | null;
}

/** What changes while a run trains. Once it has ended, nothing of it changes any more. */
export type RunProgress = Partial<
  Pick<RunRecord, 'backend' | 'epochs' | 'bestEpoch' | 'seconds' | 'features' | 'imagesPerSecond'>
>;

/** How a run came to its end. */
export type RunEnd = Pick<RunRecord, 'status' | 'failure'>;

export const FAILURE_CODES = [
  'dataset',
  'backend',
  'memory',
  'context-lost',
  'non-finite',
  'storage-full',
  'weights',
  'worker-lost',
  'unexpected',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  code: FailureCode;
  /** What happened and what to do about it. */
  message: Text;
  /** What an error that is not ours said, in English: for a report. */
  details?: string;
}
