import * as v from 'valibot';
import { definitionOf, modelSchema, type ModelKind } from '../models/registry';
import {
  checkMessage,
  newestVersion,
  readVersioned,
  type Reading,
  type VersionedFormat,
} from '../versioned';
import { augmentationSchema, defaultAugmentation } from './augmentation';
import { recipeMigrations } from './migrations';
import { trainingSchema } from './training';

/**
 * A recipe is the whole, JSON-serialisable description of a run. It is validated
 * where it enters (a form, a file, the terminal) and is never half-filled
 * afterwards. The backend is deliberately not part of it: the recipe says what
 * to compute, the backend says where.
 */
export const RECIPE_VERSION = newestVersion({ migrations: recipeMigrations });

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const fractions = { train: fraction, validation: fraction, test: fraction };
export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));

const isWhole = (s: { train: number; validation: number; test: number }): boolean =>
  Math.abs(s.train + s.validation + s.test - 1) < 1e-6;
const NOT_WHOLE = checkMessage('data.splitNotWhole');

export const splitFractionsSchema = v.pipe(
  v.strictObject(fractions),
  v.check((s) => isWhole(s), NOT_WHOLE),
);
export type SplitFractions = v.InferOutput<typeof splitFractionsSchema>;

/** How the dataset is divided: the share of each part, in [0, 1], and the seed that decides who is in which. */
export const splitFields = { ...fractions, seed: seedSchema };

export const splitSchema = v.pipe(
  v.strictObject(splitFields),
  v.check((s) => isWhole(s), NOT_WHOLE),
);
export type RecipeSplit = v.InferOutput<typeof splitSchema>;

export const recipeSchema = v.strictObject({
  version: v.literal(RECIPE_VERSION),
  /** Every random draw of the run derives from this and from what it is for. */
  seed: seedSchema,
  /** Side of the square RGB input of the network, in pixels. */
  imageSize: v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(224)),
  split: splitSchema,
  augmentation: augmentationSchema,
  model: modelSchema,
  training: trainingSchema,
});
export type Recipe = v.InferOutput<typeof recipeSchema>;

export const DEFAULT_SPLIT: SplitFractions = { train: 0.7, validation: 0.15, test: 0.15 };
export const DEFAULT_SPLIT_SEED = 1;

/** A complete recipe with the studio's defaults for the given family, split as a new dataset is. */
export function defaultRecipe(kind: ModelKind, seed = 1): Recipe {
  const { defaults, recipeDefaults } = definitionOf(kind);
  return {
    version: RECIPE_VERSION,
    seed,
    imageSize: recipeDefaults.imageSize,
    split: { ...DEFAULT_SPLIT, seed: DEFAULT_SPLIT_SEED },
    augmentation: defaultAugmentation,
    model: defaults,
    training: { ...recipeDefaults.training, classWeights: 'none' },
  };
}

const format: VersionedFormat<Recipe> = {
  name: 'recipe',
  migrations: recipeMigrations,
  schema: recipeSchema,
};

const versionOf = (input: unknown): unknown =>
  (input as { version?: unknown } | null | undefined)?.version;

/**
 * Parse JSON of any version into a recipe. Unknown fields are refused: a recipe that is
 * half understood would train something else than it says.
 * @throws an Error with a message for the user that names the first wrong field and the version.
 */
export const parseRecipe = (input: unknown): Recipe =>
  readVersioned(format, input, versionOf(input), 'refuse').value;

/**
 * The same for a recipe inside of something that is still good without its unknown fields:
 * a stored run, a model, a setting.
 */
export const readRecipe = (input: unknown): Reading<Recipe> =>
  readVersioned(format, input, versionOf(input), 'leave out');
