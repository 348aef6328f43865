import * as v from 'valibot';
import { definitionOf, modelSchema, type ModelKind } from '../models/registry';
import { augmentationSchema, defaultAugmentation } from './augmentation';
import { trainingSchema } from './training';

/**
 * A recipe is the whole, JSON-serialisable description of a run. It is validated
 * where it enters (a form, a file, the terminal) and is never half-filled
 * afterwards. The backend is deliberately not part of it: the recipe says what
 * to compute, the backend says where.
 */
export const RECIPE_VERSION = 1;

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const splitFractionsSchema = v.pipe(
  v.strictObject({ train: fraction, validation: fraction, test: fraction }),
  v.check(
    (s) => Math.abs(s.train + s.validation + s.test - 1) < 1e-6,
    'The three parts of the split must add up to 100%.',
  ),
);
export type SplitFractions = v.InferOutput<typeof splitFractionsSchema>;

export const recipeSchema = v.strictObject({
  version: v.literal(RECIPE_VERSION),
  /** Every random draw of the run derives from this and from what it is for. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1)),
  /** Side of the square the network sees, in pixels. */
  imageSize: v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(224)),
  split: splitFractionsSchema,
  augmentation: augmentationSchema,
  model: modelSchema,
  training: trainingSchema,
});
export type Recipe = v.InferOutput<typeof recipeSchema>;

export const DEFAULT_SPLIT: SplitFractions = { train: 0.7, validation: 0.15, test: 0.15 };

/** A complete recipe with the studio's defaults for the given family. */
export function defaultRecipe(kind: ModelKind, seed = 1): Recipe {
  const { defaults, recipeDefaults } = definitionOf(kind);
  return {
    version: RECIPE_VERSION,
    seed,
    imageSize: recipeDefaults.imageSize,
    split: DEFAULT_SPLIT,
    augmentation: defaultAugmentation,
    model: defaults,
    training: recipeDefaults.training,
  };
}

/** Parse unknown JSON into a recipe; throws a sentence that names the first wrong field. */
export function parseRecipe(input: unknown): Recipe {
  const result = v.safeParse(recipeSchema, input);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  throw new Error(`This recipe cannot be used: ${path ? `${path}: ` : ''}${issue.message}`);
}
