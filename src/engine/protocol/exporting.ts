/** Models as files. */
import type { Text } from '../../texts/message';
import type { ModelReference } from './models';

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
