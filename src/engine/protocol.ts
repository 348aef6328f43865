/**
 * The types that cross the boundary between the page and its workers, and nothing else.
 * Each worker entry point (`*.worker.ts`) exposes one of these APIs through comlink; the
 * page's side of it is in studio/session. Stored images and weights are not sent:
 * workers read and write them in storage themselves.
 */
import type { Corruption } from '../domain/evaluation/robustness';
import type { FileEvaluation } from '../domain/evaluation/fileEvaluation';
import type { Measured } from '../domain/experiment/outlook';
import type { CountedPredictions, PooledMetrics } from '../domain/experiment/pooledMetrics';
import type { GroupedSlice } from '../domain/experiment/sliceIntervals';
import type { Interval } from '../domain/evaluation/statistics';
import type { ExperimentPlan } from '../domain/experiment/plan';
import type { Augmentation } from '../domain/recipe/augmentation';
import type { Recipe } from '../domain/recipe/recipe';
import type { ImageHash, ImageSource, ImportReport, Split } from '../domain/dataset/dataset';
import type { Progress, TrainingEvent } from '../domain/run/event';
import type { BackendChoice, BackendPreference, RunRecord } from '../domain/run/run';
import type { InputScaling, PretrainedRecord } from '../domain/models/inputScaling';
import type { ModelKind } from '../domain/models/registry';
import type { ProjectContent, ProjectCounts } from '../domain/project/manifest';
import type { OpenedProject, OpeningMode, ProjectSummary } from '../domain/project/outcome';
import type { LabelIssue } from '../domain/issues/labelIssues';
import type { SimilarPair } from '../domain/issues/similarPairs';
import type { Message, Text } from '../texts/message';

/** A file to be imported. The path carries the labels; `file` is cloned by reference. */
export interface IncomingFile {
  path: string;
  file: File;
  /** Set when the user chose the class (webcam, "add to class"), overriding the path. */
  classId?: string;
  /** Default: `photograph`. */
  source?: ImageSource;
  /** As in ImageRecord, of a webcam frame; overriding the path. */
  pinnedSplit?: Split;
  recording?: string;
}

export type ImportEvent =
  /** Files found so far, while zips are listed. */
  | { kind: 'listing'; found: number }
  | { kind: 'progress'; progress: Progress; current: string }
  | { kind: 'done'; report: ImportReport }
  | { kind: 'failed'; message: Text };

/**
 * A stream pulled one event at a time: the work pauses while `next()` is not called, and
 * `return()` stops it cleanly. comlink carries it as a proxied object.
 */
export interface EventSource<Event> {
  next(): Promise<IteratorResult<Event, void>>;
  return(): Promise<void>;
}

/** The page draws an SVG for a worker, which cannot render SVG: the bitmap is transferred. */
export type DrawSvg = (svg: string, size: number) => Promise<ImageBitmap>;

/** Which images of an import get their class from another level of their folders. */
export interface RelabelImport extends Pick<ImportReport, 'began' | 'ended'> {
  /** As in FolderLabels. */
  root: string;
  from: number;
  to: number;
}

/** import.worker.ts: files → hashed, checked, decoded, grouped, split, stored. One import at a time. */
export interface ImportApi {
  /** Send files, some hundreds per call: cloning thousands at once would block the page. */
  addFiles(files: IncomingFile[]): Promise<void>;
  /** Import the files sent since the last import. */
  importFiles(): Promise<EventSource<ImportEvent>>;
  /** `perClass` illustrated people, each with and without a mask. */
  importSample(people: number | null, draw: DrawSvg): Promise<EventSource<ImportEvent>>;
  /** Stop the running import: images already imported are kept, and `done` follows with `cancelled: true`. */
  cancel(): Promise<void>;
  /** Use another folder level as the classes of an import; returns how many of its images each class now has. */
  relabelImport(request: RelabelImport): Promise<Record<string, number>>;
  /** Recompute near-duplicate groups and the split, after images were restored. */
  regroup(): Promise<void>;
  /** Recompute the split from the groups as they are, after labels or settings changed. */
  resplit(): Promise<void>;
}

/** training.worker.ts: one run at a time, from its record in storage. */
export interface TrainingApi {
  /**
   * Start, or continue from the checkpoint when there is one. `batchSize` replaces the
   * recipe's when a retry needs a smaller one. Ends with `done` or `failed`; the page
   * decides what a failure means for the run. `return()` keeps and evaluates the best weights.
   */
  train(
    runId: string,
    preference: BackendPreference,
    batchSize?: number,
  ): Promise<EventSource<TrainingEvent>>;
  /** Resolves when the worker is alive and between two steps. */
  ping(): Promise<void>;
}

export interface ClassScores {
  /** One probability a class, in class order. */
  scores: number[];
  milliseconds: number;
}

/** A Grad-CAM map: `values` is size × size in [0, 1], row by row. */
export interface AttributionMap {
  size: number;
  values: Float32Array;
}

/** A model to use: a finished run's kept weights, or a saved model. */
export type ModelReference = { kind: 'run'; runId: string } | { kind: 'model'; modelId: string };

/** How a program loads an exported file: shown in the page to be copied, and written into README.md. */
export interface UsageExample {
  /** The program and what it needs, as a short phrase: "Python, with onnxruntime". */
  title: Text;
  language: 'js' | 'python' | 'sh';
  code: string;
}

/** An export format, and whether a model can be exported in it. */
export interface FormatOffer {
  id: string;
  title: Text;
  /** Of its main file, without the dot. */
  extension: string;
  /** Which programs open it, as a short phrase. */
  opens: Text;
  /** About how many bytes its files take; null when that is not known beforehand. */
  byteLength: number | null;
  /** Why this model cannot be exported in it, for the user; null when it can. */
  unavailable: Text | null;
  /** What the studio's tests show of its files, as a short phrase; null when nothing is said. */
  verified: Text | null;
  /** Whether its files answer a little differently, so that `checkFormat` has something to measure. */
  approximate: boolean;
  /** Whether its files hold the user's images. */
  containsImages: boolean;
  usage: UsageExample[];
}

/** A format that a model could not be written in. */
export interface FailedFormat {
  id: string;
  title: Text;
  /** Why, for the user. */
  reason: Text;
  /** The model's name, where several are exported. */
  model?: string;
}

/** A test image whose predicted class is another one in an exported file. */
export interface ChangedAnswer {
  path: string;
  /** Class indices. */
  truth: number;
  before: number;
  after: number;
}

/** The answers of an exported file, measured on the test images before it is downloaded. */
export interface FormatCheck {
  /** Test images. */
  images: number;
  /** Of the file, in [0, 1]. */
  accuracy: number;
  /** The largest difference of a score. */
  maxDifference: number;
  changed: ChangedAnswer[];
}

/** A model to be exported, in formats by their id. */
export interface ExportRequest {
  /** Chosen by the caller; `cancel` names the export by it. */
  id: string;
  models: ModelReference[];
  formats: string[];
}

/** What is known of a Keras model that came without metadata.json, and must be asked for. */
export interface ModelQuestions {
  /** Of its file, without the ending. */
  name: string;
  family: ModelKind;
  /** Side of its input in pixels. */
  inputSize: number;
  classCount: number;
  /** 1: one number, the probability of the second class. Else one for each class. */
  outputs: number;
  /** What the model itself does to pixels 0–255; null where it does nothing. */
  ownScaling: InputScaling | null;
  /** What most models of this kind are given, for a model that does not scale by itself. */
  suggestedScaling: InputScaling;
  /** Epochs in a history.json beside it. */
  epochs: number;
  /** Whether a split.csv beside it says which images it was trained on. */
  splitKnown: boolean;
}

/** What the user says of such a model. */
export interface ModelAnswers {
  name: string;
  /** In output order; with one output, the class that it is the probability of comes second. */
  classes: string[];
  /** On the probability of the second of two classes, in [0, 1]. */
  threshold: number;
  /** What is done to pixels 0–255 before the model gets them. */
  scaling: InputScaling;
}

/** A model that was stored, or what must be asked before it can be. */
export type ModelImport =
  ({ kind: 'stored' } & ImportedModelReport) | { kind: 'questions'; questions: ModelQuestions };

/** A model imported from its files and stored. */
export interface ImportedModelReport {
  id: string;
  /** Which part of its metadata this version ignored, for the user; null when nothing was. */
  notice: Text | null;
}

export interface ExportedFile {
  /** Relative to the model's folder. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file that may be as large as a dataset: the browser holds it, not the worker's memory. */
export interface LargeFile {
  path: string;
  blob: Blob;
}

export type OutputFile = ExportedFile | LargeFile;

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
  createRun(recipe: Recipe, name?: string): Promise<RunRecord>;
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
  /** In words, what would probably decide between two recipes: seconds of simulation (domain/experiment/outlook). */
  outlook(measured: Measured, images: number): Promise<Message>;
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

/** How far the saving or the opening of a project is. */
export interface ProjectProgress {
  phase: 'writing' | 'checking' | 'opening';
  /** Bytes while checking; images, runs and models otherwise. */
  done: number;
  total: number;
}

export interface SavedProject {
  /** Null where it was written straight into the file that the user chose. */
  file: File | null;
  bytes: number;
  counts: ProjectCounts;
  /** Images whose stored bytes are gone or damaged: they are not in the file. */
  leftOut: number;
}

export interface SaveProjectRequest extends ProjectContent {
  /** Chosen by the caller; `cancel` names the work by it. */
  id: string;
  /** The file to write into; null: the result has the file. */
  target: FileSystemFileHandle | null;
  /** Of the file. */
  name: string;
}

/** project.worker.ts: a project as one file. Callers hold the dataset's lock. */
export interface ProjectApi {
  /** Which of the files are projects, by their first bytes. */
  areProjects(files: Blob[]): Promise<boolean[]>;
  /** Throws an Error with a message for the user, and an AbortError once cancelled; then there is no file. */
  save(
    request: SaveProjectRequest,
    onProgress: (progress: ProjectProgress) => void,
  ): Promise<SavedProject>;
  /** What is in a project file. Throws as `open` does. */
  inspect(request: { id: string; file: File }): Promise<ProjectSummary>;
  /**
   * Check all of a project file, then store what is in it. Throws an Error with a message for the
   * user, and an AbortError once cancelled; what is stored by then stays, and opening the same
   * file again completes it.
   */
  open(
    request: { id: string; file: File; mode: OpeningMode },
    onProgress: (progress: ProjectProgress) => void,
  ): Promise<OpenedProject>;
  cancel(id: string): Promise<void>;
}

/** Where images are on a map on which those that are alike are near. */
export interface ImageMap {
  hashes: ImageHash[];
  /** x and y of each image, in no unit. */
  points: Float32Array;
}

/** An image and how far it is from the others of its class, as a robust z-score. */
export interface Outlier {
  hash: ImageHash;
  classId: string;
  z: number;
  /** Whether that is so unusual that it is marked. */
  isOutlier: boolean;
}

export interface OutlierSearch {
  /** Images of large enough classes whose label is not confirmed, the most unusual first. */
  outliers: Outlier[];
  /** Classes with images, but too few to say what is usual in them. */
  tooSmall: string[];
}

/** quality.worker.ts: the quality of the dataset, from its images' features. `onProgress` takes the fraction done, in [0, 1]. */
export interface QualityApi {
  /** Whether the features of all these images are loaded. */
  hasFeatures(hashes: ImageHash[]): Promise<boolean>;
  /** The features of images, [hashes.length × width] row by row, in place of those before. */
  loadFeatures(hashes: ImageHash[], values: Float32Array): Promise<void>;
  /**
   * The labels of the dataset, the most suspect first, without confirmed ones. Throws an Error with a
   * message for the user when the dataset is too small, and an AbortError once cancelled.
   */
  labelIssues(
    request: { id: string },
    onProgress: (fraction: number) => void,
  ): Promise<LabelIssue[]>;
  /** For each class, the images of it most alike to the image, as they were labelled when issues were found. */
  nearestOfClasses(hash: ImageHash, classIds: string[], count: number): Promise<ImageHash[][]>;
  /** A map on which images that are alike are near. Throws as `labelIssues` does. */
  imageMap(request: { id: string }, onProgress: (fraction: number) => void): Promise<ImageMap>;
  /** Images that may be one image twice, in different splits or classes. Throws as `labelIssues` does. */
  similarPairs(
    request: { id: string },
    onProgress: (fraction: number) => void,
  ): Promise<SimilarPair[]>;
  /** Images by how far they are from their class. Throws as `labelIssues` does. */
  outliers(request: { id: string }, onProgress: (fraction: number) => void): Promise<OutlierSearch>;
  /** Mean luminance of stored images, 0–255; NaN for one that is gone or cannot be decoded. */
  brightness(
    request: { id: string; hashes: ImageHash[] },
    onProgress: (fraction: number) => void,
  ): Promise<Float32Array>;
  cancel(id: string): Promise<void>;
}

/** Bytes of the weight files so far, and in all where the server or model.json says so. */
export interface DownloadProgress {
  done: number;
  total: number | null;
}

/** download.worker.ts: the one script that may reach another origin, when the user enters an address. */
export interface DownloadApi {
  /**
   * The weight files at this address: a Keras `.h5`, or a `model.json` and the files it
   * names. Throws an Error with a message for the user. To stop it, terminate the worker.
   */
  download(address: string, onProgress: (progress: DownloadProgress) => void): Promise<File[]>;
  /** The file at this address, to be opened as a project. Throws as `download` does. */
  downloadProject(address: string, onProgress: (progress: DownloadProgress) => void): Promise<File>;
}
