import type * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../domain/dataset/dataset';
import type { InputScaling } from '../../domain/models/inputScaling';
import type { ModelRecipe } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import type { TrainingEvent } from '../../domain/run/event';
import type { EpochRecord } from '../../domain/run/run';
import type { Stage } from '../../domain/run/stage';
import type { NamedTensors } from '../../domain/tensors';
import type { PixelSource } from '../pixels/source';
import type { StageOptions, StageState } from '../training/loop/fitStage';

/** What a network is built for. */
export interface BuildOptions {
  /** Side of the input, in pixels. */
  imageSize: number;
  classCount: number;
  /** Freshly drawn weights derive from it. */
  seed: number;
  /** How the pretrained weights want their pixels; a family without such weights scales by itself. */
  scaling?: InputScaling | undefined;
}

/** What a family's stages are given. Stages end with the best weights in the model's own variables. */
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

/** A trained model as it evaluates many images: raw RGB 0–255 [n, size, size, 3] → its output. */
export interface Forward {
  run(images: tf.Tensor4D): tf.Tensor;
  dispose(): void;
}

/**
 * A family of networks in the engine: how it is built, trained and run. What is known of
 * it without building it is in `domain/models/<family>`.
 */
export interface ModelFamily<M extends ModelRecipe = ModelRecipe> {
  kind: M['kind'];
  /**
   * The network a recipe asks for, with freshly drawn weights. It takes raw RGB 0–255,
   * [batch, imageSize, imageSize, 3], and gives [batch, 1] or [batch, classCount]
   * probabilities (domain/task).
   */
  build(recipe: M, options: BuildOptions): tf.LayersModel;
  /** For a family that starts from pretrained weights. */
  pretrained?: {
    /** `bundled`, or the id of a set that the user imported; and the width it must have. */
    wanted(recipe: M): { weights: string; alpha: number };
    /** Fill a built model's backbone. */
    load(model: tf.LayersModel, recipe: M, tensors: NamedTensors): void;
  };
  /** Train the model, stage by stage. */
  stages(context: RunContext, recipe: M): AsyncGenerator<TrainingEvent, unknown>;
  /** The fastest way through a model whose weights no longer change. */
  forward(model: tf.LayersModel, recipe: M): Forward;
}
