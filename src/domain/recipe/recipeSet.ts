import * as v from 'valibot';
import { MODEL_KINDS, type ModelKind } from '../models/registry';
import { isSameSplit } from '../split/split';
import { defaultRecipe, readRecipe, splitSchema, type Recipe, type RecipeSplit } from './recipe';

/**
 * A recipe for each family, and the families that the next start trains, in the order of
 * the registry. Seed, split, augmentation and class weights are the same in all of them, so that
 * models which are trained side by side can be compared.
 */
export interface RecipeSet {
  chosen: ModelKind[];
  byKind: Record<ModelKind, Recipe>;
  /** Null: the recipes have the dataset's split, whatever it becomes. Else they keep this one. */
  ownSplit: RecipeSplit | null;
}

/** The part of a set that storage has: families that were never edited are left out. */
export interface StoredRecipeSet {
  chosen: ModelKind[];
  byKind: Partial<Record<ModelKind, Recipe>>;
  ownSplit?: RecipeSplit | null;
}

const withSharedOf = (
  { seed, split, augmentation, training: { classWeights } }: Recipe,
  recipe: Recipe,
): Recipe => ({
  ...recipe,
  seed,
  split,
  augmentation,
  training: { ...recipe.training, classWeights },
});

const forEachKind = (recipeOf: (kind: ModelKind) => Recipe): RecipeSet['byKind'] =>
  Object.fromEntries(MODEL_KINDS.map((kind) => [kind, recipeOf(kind)])) as RecipeSet['byKind'];

/** The families of `kinds` in the order of the registry, or its first two if there is none: the comparison is the point. */
function inOrder(kinds: readonly string[]): ModelKind[] {
  const known = MODEL_KINDS.filter((kind) => kinds.includes(kind));
  return known.length > 0 ? known : MODEL_KINDS.slice(0, 2);
}

export const chosenRecipes = ({ chosen, byKind }: RecipeSet): Recipe[] =>
  chosen.map((kind) => byKind[kind]);

export const withChosen = (set: RecipeSet, kinds: readonly ModelKind[]): RecipeSet => ({
  ...set,
  chosen: inOrder(kinds),
});

/** The set with this recipe for its family, and with what all families share. */
export const withRecipe = (set: RecipeSet, recipe: Recipe): RecipeSet => ({
  ...set,
  byKind: forEachKind((kind) =>
    kind === recipe.model.kind ? recipe : withSharedOf(recipe, set.byKind[kind]),
  ),
});

/** The set with the dataset's split in all its recipes, unless they have one of their own. */
export function withDatasetSplit(set: RecipeSet, datasetSplit: RecipeSplit): RecipeSet {
  const own = set.ownSplit && !isSameSplit(set.ownSplit, datasetSplit) ? set.ownSplit : null;
  const split = own ?? datasetSplit;
  return {
    ...set,
    ownSplit: own,
    byKind: forEachKind((kind) => ({ ...set.byKind[kind], split })),
  };
}

export const storedRecipeSetSchema = v.strictObject({
  chosen: v.array(v.string()),
  byKind: v.record(v.string(), v.unknown()),
  ownSplit: v.optional(v.nullable(splitSchema), null),
});

function storedRecipe(stored: unknown, kind: ModelKind): Recipe {
  try {
    const { value: recipe } = readRecipe(stored);
    return recipe.model.kind === kind ? recipe : defaultRecipe(kind);
  } catch {
    return defaultRecipe(kind);
  }
}

/** A whole set from what is stored: the defaults take the place of what is missing or damaged. */
export function readRecipeSet(stored: unknown): RecipeSet {
  const result = v.safeParse(storedRecipeSetSchema, stored);
  const { chosen, byKind, ownSplit } = result.success
    ? result.output
    : { chosen: [], byKind: {}, ownSplit: null };
  const set = {
    ownSplit,
    chosen: inOrder(chosen),
    byKind: forEachKind((kind) => storedRecipe(byKind[kind], kind)),
  };
  return withRecipe(set, set.byKind[set.chosen[0]!]);
}
