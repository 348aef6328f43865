/** What the page and inference.worker.ts say to each other. */
import type { ImageHash } from '../../domain/dataset/dataset';
import type { FileEvaluation } from '../../domain/evaluation/fileEvaluation';
import type { Corruption } from '../../domain/evaluation/robustness';
import type { Interval } from '../../domain/evaluation/statistics';
import type { OutlookQuestion } from '../../domain/experiment/outlookQuestion';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import type { CountedPredictions, PooledMetrics } from '../../domain/experiment/pooledMetrics';
import type { GroupedSlice } from '../../domain/experiment/sliceIntervals';
import type { InputScaling, PretrainedRecord } from '../../domain/models/inputScaling';
import type { Augmentation } from '../../domain/recipe/augmentation';
import type { Recipe } from '../../domain/recipe/recipe';
import type { Progress } from '../../domain/run/event';
import type { BackendChoice, BackendPreference, RunRecord } from '../../domain/run/run';
import type { Message, Text } from '../../texts/message';
import type {
  ExportRequest,
  FailedFormat,
  FormatCheck,
  FormatOffer,
  OutputFile,
} from './exporting';
import type { IncomingFile } from './importing';
import type {
  AttributionMap,
  ClassScores,
  ModelAnswers,
  ModelImport,
  ModelReference,
} from './models';

/** A variant as straight RGBA bytes, size × size, ready for putImageData. */
export interface PreviewImage {
  hash: ImageHash;
  size: number;
  /** The plain image first, then the variants. */
  variants: Uint8ClampedArray<ArrayBuffer>[];
}

/** A new experiment's id, and its runs' in their order. */
export interface CreatedExperiment {
  id: string;
  runIds: string[];
}

/** A test image at every strength of every corruption, as straight RGBA bytes, size × size. */
export interface CorruptedExample {
  size: number;
  pictures: Record<Corruption, Uint8ClampedArray<ArrayBuffer>[]>;
}

/** inference.worker.ts: everything that uses a model or the backend without training a run. */
export interface InferenceApi {
  /** What `auto` would choose on this device, and why. */
  chooseBackend(preference: BackendPreference): Promise<BackendChoice>;
  /** Create a snapshot of the dataset and a run on it, not started. Throws an Error with a message for the user when the dataset is unusable. */
  createRun(recipe: Recipe): Promise<RunRecord>;
  /**
   * Freeze the dataset for all runs of experiments, one a recipe, on the same images; nothing is
   * started. Throws an Error with a message for the user when the dataset is unusable or has too
   * few groups for the plan; then nothing is stored.
   */
  createExperiments(
    recipes: readonly Recipe[],
    plan: ExperimentPlan,
    keepsWeights: boolean,
  ): Promise<CreatedExperiment[]>;
  previewAugmentation(
    hashes: ImageHash[],
    augmentation: Augmentation,
    seed: number,
    variants: number,
    size: number,
  ): Promise<PreviewImage[]>;
  predict(model: ModelReference, image: Blob): Promise<ClassScores>;
  /** Grad-CAM for `classIndex`. */
  explain(model: ModelReference, image: Blob, classIndex: number): Promise<AttributionMap>;
  /**
   * Evaluate a finished run's validation images with its kept weights and store the
   * predictions; a run that has them keeps its own. Throws an Error with a message for the
   * user when one of the images is no longer stored.
   */
  addValidationPredictions(runId: string): Promise<void>;
  /** Why an experiment's plan cannot be carried out with the dataset, as a message for the user; null where it can. */
  planProblem(plan: ExperimentPlan): Promise<Text | null>;
  /** In words, what would probably decide between two recipes: seconds of simulation (domain/experiment/outlookQuestion). */
  outlook(question: OutlookQuestion): Promise<Message>;
  /** Metrics of out-of-fold predictions with their intervals, which take up to seconds. */
  pooledMetrics(counted: CountedPredictions): Promise<PooledMetrics>;
  /** 95% intervals of the accuracy of slices, whole groups being drawn. */
  sliceIntervals(slices: readonly GroupedSlice[]): Promise<Interval[]>;
  /**
   * Measure a finished run's accuracy on corrupted test images and store it with its evaluation; with
   * `common` on these of them, which another run was tested on, too.
   * `onProgress` takes the fraction done, in [0, 1]. Throws an Error with a message for the user
   * when an image is no longer stored, and an AbortError once cancelled.
   */
  measureRobustness(
    request: { id: string; runId: string; common: readonly ImageHash[] | null },
    onProgress: (fraction: number) => void,
  ): Promise<void>;
  /** One of its test images, corrupted; null where it is gone. */
  corruptedExample(runId: string): Promise<CorruptedExample | null>;
  /** The ids of all export formats, with those that are written only when named. */
  formatIds(): Promise<string[]>;
  /**
   * Every export format, with whether this model can be exported in it. `calibrated`: images to
   * calibrate on will be given.
   */
  listFormats(model: ModelReference, calibrated?: boolean): Promise<FormatOffer[]>;
  /**
   * The files of an exported model in these formats, and which of them could not be written.
   * `calibrateOn`: images to calibrate on, in place of the training images. Throws an Error with a
   * message for the user for an unknown format, and when none could be written.
   */
  exportModel(
    model: ModelReference,
    formats: string[],
    calibrateOn?: IncomingFile[],
  ): Promise<{ files: OutputFile[]; failed: FailedFormat[] }>;
  /**
   * The same files of one or more models in one zip, in a folder of each model's name; those of
   * several are in a folder `models`. `onProgress` takes the fraction done, in [0, 1]. Throws as `exportModel` does, and an AbortError once cancelled.
   */
  exportZip(
    request: ExportRequest,
    onProgress: (fraction: number) => void,
  ): Promise<{ zip: Blob; failed: FailedFormat[] }>;
  /**
   * A model's evaluation on files that are not imported. `nextFiles` gives some hundred of
   * them, and none at the end: cloning thousands at once would block the page. Throws an Error
   * with a message for the user when none of them is an image, and an AbortError once cancelled.
   */
  evaluateFiles(
    request: Pick<ExportRequest, 'id'> & { model: ModelReference },
    nextFiles: () => Promise<IncomingFile[]>,
    onProgress: (progress: Progress) => void,
  ): Promise<FileEvaluation>;
  /** Images of a zip by their paths as `evaluateFiles` gives them; null for what the zip does not give out. */
  readFromZip(zip: IncomingFile, paths: string[]): Promise<(Blob | null)[]>;
  /**
   * Evaluate an imported model on the dataset's validation and test images, and store it for
   * Compare. The caller holds the dataset's lock. `onProgress` takes the fraction done, in [0, 1].
   * Throws an Error with a message for the user when the classes are others, and an AbortError
   * once cancelled.
   */
  evaluateImported(
    request: { id: string; modelId: string },
    onProgress: (fraction: number) => void,
  ): Promise<void>;
  /**
   * Pooled features of stored images by pretrained MobileNetV2 as it is, [n, channels] row by row in
   * the order of `hashes`; 960 channels with the `bundled` weights. Kept ones are read, the others
   * computed and kept. `onProgress` takes the fraction done, in [0, 1]. Throws an Error with a
   * message for the user when an image or the weights are gone, and an AbortError once cancelled.
   */
  features(
    request: { id: string; hashes: ImageHash[]; weights: string },
    onProgress: (fraction: number) => void,
  ): Promise<Float32Array<ArrayBuffer>>;
  /** Stops `exportZip`, `checkFormat`, `evaluateFiles`, `evaluateImported` or `features`. */
  cancel(id: string): Promise<void>;
  /**
   * What the model answers in an approximate format, on its test images; null where they are
   * not stored. Throws an Error with a message for the user when an image is gone, and an
   * AbortError once cancelled.
   */
  checkFormat(
    request: Pick<ExportRequest, 'id'> & { model: ModelReference; format: string },
    onProgress: (fraction: number) => void,
  ): Promise<FormatCheck | null>;
  /** Store a finished run's model under a name; returns the model's id. */
  saveModel(runId: string, name: string): Promise<string>;
  /**
   * Store the model in these files: a zip that the studio made, a Keras model (.keras or .h5), or
   * either with metadata.json, split.csv and history.json, chosen together or in one zip. A Keras
   * model without metadata.json is stored once `answers` are given. Throws an Error with a message
   * for the user.
   */
  importModel(files: File[], answers?: ModelAnswers): Promise<ModelImport>;
  /** Store a MobileNetV2 weight set (model.json + shards, or .h5), checked tensor by tensor. */
  importPretrained(files: File[], name: string, scaling: InputScaling): Promise<PretrainedRecord>;
}
