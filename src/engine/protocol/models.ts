/** Models, as the page names and shows them. */
import type { InputScaling } from '../../domain/models/inputScaling';
import type { ModelKind } from '../../domain/models/registry';
import type { Text } from '../../texts/message';

/** A model to use: a finished run's kept weights, or a saved model. */
export type ModelReference = { kind: 'run'; runId: string } | { kind: 'model'; modelId: string };

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
