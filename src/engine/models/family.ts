import type * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../domain/dataset/dataset';
import type { InputScaling } from '../../domain/models/inputScaling';
import type { ModelRecipe } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import type { TrainingEvent } from '../../domain/run/event';
import type { EpochRecord, FeatureCounts } from '../../domain/run/run';
import type { Stage } from '../../domain/run/stage';
import type { NamedTensors } from '../../domain/tensors';
import type { Draws } from '../augment/draws';
import type { FrozenPart } from '../features/gather';
import type { PixelSource } from '../pixels/source';
import type { StageOptions, StageState } from '../training/loop/fitStage';

/** What a network is built with. */
export interface BuildOptions {
  /** Side of the input, in pixels. */
  imageSize: number;
  classCount: number;
  /** The random initial weights derive from it. */
  seed: number;
  /** The input scaling of the pretrained weights, or of an imported network; else the family's own. */
  scaling?: InputScaling | undefined;
}

/** What a family's stages receive. A stage ends with the best weights in the model's variables. */
export interface RunContext {
  recipe: Recipe;
  snapshot: Snapshot;
  batchSize: number;
  /** Raw pixels to probabilities, with random initial (or pretrained) weights. */
  model: tf.LayersModel;
  pixels: PixelSource;
  /** How training images are augmented. */
  draws: Draws;
  /** Adds up the outputs of the frozen part that the run computes and reads. */
  features: FeatureCounts;
  /** The stage and state to continue from, or null. Stages before that one are complete. */
  resume: { stage: Stage; state: StageState } | null;
  /** Epochs that the resumed run has completed. */
  history: EpochRecord[];
  /** Saves a checkpoint of the stage; to be passed to `fitStage`. */
  onEpoch(stage: Stage): StageOptions['onEpoch'];
}

/** A trained model for inference: raw RGB 0–255 [n, size, size, 3] → its output. */
export interface Forward {
  run(images: tf.Tensor4D): tf.Tensor;
  /** The last spatial activations, [n, height, width, channels], where this finds them faster than the layers. */
  activations?(images: tf.Tensor4D): tf.Tensor4D;
  dispose(): void;
}

/** A trained model in two parts, the first of which training did not change. */
export interface CutForward {
  /** Takes raw RGB 0–255, [n, size, size, 3]. */
  frozen: FrozenPart;
  /** The frozen part's outputs → the model's output. */
  rest(features: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/**
 * A family of networks in the engine: how it is built, trained and run. Its schema and
 * layer plan, which need no tfjs, are in `domain/models/<family>`.
 */
export interface ModelFamily<M extends ModelRecipe = ModelRecipe> {
  kind: M['kind'];
  /**
   * The network a recipe describes, with random initial weights. It takes raw RGB 0–255,
   * [batch, imageSize, imageSize, 3], and returns [batch, 1] or [batch, classCount]
   * probabilities (domain/task).
   */
  build(recipe: M, options: BuildOptions): tf.LayersModel;
  /** For a family that starts from pretrained weights. */
  pretrained?: {
    /** `bundled`, or the id of a set that the user imported; and the alpha it must have. */
    wanted(recipe: M): { weights: string; alpha: number };
    /** Assign the tensors to a built model's backbone. */
    load(model: tf.LayersModel, recipe: M, tensors: NamedTensors): void;
  };
  /** Train the model, stage by stage. */
  stages(context: RunContext, recipe: M): AsyncGenerator<TrainingEvent, unknown>;
  /** The fastest forward pass of a model whose weights no longer change. */
  forward(model: tf.LayersModel, recipe: M): Forward;
  /** The same in two parts; null where the recipe trains every layer. Absent in a family without frozen parts. */
  cut?(model: tf.LayersModel, recipe: M): Promise<CutForward | null>;
}
