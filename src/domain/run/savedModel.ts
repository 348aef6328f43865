import type { ImageHash, Split } from '../dataset/dataset';
import type { ExpectedAccuracy } from '../experiment/record';
import type { ModelKind } from '../models/registry';
import type { Recipe, RecipeSplit } from '../recipe/recipe';
import type { SplitFacts } from '../split/splitFacts';
import type { RestThreshold, ThresholdRule } from '../evaluation/thresholdRules';
import type { EpochRecord, Prediction } from './run';

/** What is said of an exported or saved model: also its `metadata.json`. */
export interface ModelMetadata {
  format: 'mask-studio-model';
  /**
   * 2 adds `split`, and counts by class index instead of by name. 3 adds `family`, for models that
   * were trained in another program: they have no recipe and no metrics.
   */
  version: 3;
  name: string;
  /** In output order: a sigmoid gives the probability of classes[1]. */
  classes: string[];
  threshold: number;
  /** What the threshold was chosen for, and on how many validation images; absent where it was not. */
  thresholdChoice?: { rule: ThresholdRule; images: number };
  /** Of more than two classes: thresholds of one class against the rest, and what they mean; absent: none was chosen. */
  oneAgainstRest?: { meaning: string; thresholds: NamedThreshold[] };
  /** Below this probability of the predicted class the answer is "not sure"; absent: always answered. */
  minConfidence?: number;
  /** The temperature that the model's last layer is divided by already; absent: none. */
  temperature?: number;
  /** The model takes raw RGB 0–255, [batch, inputSize, inputSize, 3]. */
  inputSize: number;
  resize: string;
  family: ModelKind;
  /** Null where the model was trained in another program that did not say it. */
  recipe: Recipe | null;
  /** How the images were split; null in models of version 1, which did not say. */
  split: (RecipeSplit & SplitFacts) | null;
  dataset: {
    hash: string;
    /** Images of each class in each part, in the order of `classes`. */
    counts: Record<Split, number>[];
    /** How many of the training images are drawings of the sample; absent where there are none. */
    drawings?: number;
  };
  /** Null where they are not known, and of a final model, which has no test images. */
  metrics: ModelMetrics | null;
  /** Of a final model: what the runs of its experiment found. */
  expectedAccuracy?: ExpectedAccuracy;
  epochs: EpochRecord[];
  versions: { studio: string; tfjs: string; backend: string };
  createdAt: string;
}

/** The class by its name, for whoever reads the file. */
export type NamedThreshold = Omit<RestThreshold, 'classIndex'> & { class: string };

export interface ModelMetrics {
  testAccuracy: number;
  testLoss: number;
  testImages: number;
  confusion: number[][];
}

/** A model kept in the browser under a name; topology here, weights in storage/tensors. */
export interface ModelRecord {
  id: string;
  name: string;
  createdAt: number;
  /** Null for an imported model. */
  runId: string | null;
  /** Keras-layout topology as tfjs writes it. */
  topology: unknown;
  metadata: ModelMetadata;
  byteLength: number;
  /** Which images it was trained and tested on, as the split.csv imported with it says. */
  split?: Record<Split, ImageHash[]>;
  /** Its predictions of its test images, as the test-predictions.json imported with it says. */
  predictions?: Prediction[];
}
