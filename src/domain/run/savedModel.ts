import type { Recipe } from '../recipe/recipe';
import type { EpochRecord } from './run';

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
