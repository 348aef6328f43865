/**
 * Presets: one choice that fills the hyperparameters of every chosen family. Each family says
 * its own values (`ModelDefinition.presets`); seed, split and augmentation are no part of them.
 */
import { readPath } from '../models/fields';
import { definitionOf, MODEL_KINDS, type ModelKind, type ModelRecipe } from '../models/registry';
import type { PresetValues } from '../models/definition';
import type { Recipe } from './recipe';
import { withRecipe, type RecipeSet } from './recipeSet';

export const PRESETS = ['quick', 'balanced', 'best', 'tutorial'] as const;
export type Preset = (typeof PRESETS)[number];

/** From how many images of a class on a preset is worth its time. */
export const IMAGES_PER_CLASS: Record<Exclude<Preset, 'tutorial'>, number> = {
  quick: 20,
  balanced: 100,
  best: 500,
};

/** Without weights and width, which belong together: see `presets` of MobileNetV2. */
const KEPT = ['kind', 'weights', 'alpha'];

/** The values of a preset, without the weights of classes, which the dataset calls for; a family without some of its own has those of `balanced`, its defaults. */
function valuesOf(kind: ModelKind, preset: Preset): PresetValues<ModelRecipe> {
  const { defaults, recipeDefaults, presets } = definitionOf(kind);
  const own = preset === 'balanced' ? undefined : presets[preset];
  const balanced = Object.entries(defaults).filter(([key]) => !KEPT.includes(key));
  return own ?? { ...recipeDefaults, model: Object.fromEntries(balanced) };
}

export function withPresetValues(recipe: Recipe, preset: Preset): Recipe {
  const { imageSize, training, model } = valuesOf(recipe.model.kind, preset);
  const { classWeights } = recipe.training;
  const values = { imageSize, training: { ...training, classWeights } };
  return { ...recipe, ...values, model: { ...recipe.model, ...model } as ModelRecipe };
}

/** The set with the preset's values in the recipes of all families, chosen or not. */
export const withPreset = (set: RecipeSet, preset: Preset): RecipeSet =>
  MODEL_KINDS.reduce(
    (changed, kind) => withRecipe(changed, withPresetValues(changed.byKind[kind], preset)),
    set,
  );

const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || a === null) return a === b;
  return (
    typeof b === 'object' &&
    b !== null &&
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([key, value]) => isSame(value, readPath(b, key)))
  );
};

const hasValues = (recipe: Recipe, preset: Preset): boolean =>
  isSame(withPresetValues(recipe, preset), recipe);

/** The preset that the chosen families' recipes have; null where a value was changed since. */
export const presetOf = ({ chosen, byKind }: RecipeSet): Preset | null =>
  PRESETS.find((preset) => chosen.every((kind) => hasValues(byKind[kind], preset))) ?? null;
