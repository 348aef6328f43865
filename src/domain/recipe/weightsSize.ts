import { runCount, type ExperimentPlan } from '../experiment/plan';
import { definitionOf } from '../models/registry';
import type { Recipe } from './recipe';

/** Weights are stored as float32. */
const BYTES_EACH = 4;

/** Bytes of the stored weights of a run of this recipe; 0 where it describes no network. */
export function weightsSize({ model, imageSize }: Recipe, classCount: number): number {
  try {
    return BYTES_EACH * definitionOf(model.kind).summary(model, imageSize, classCount).params;
  } catch {
    return 0;
  }
}

/** Bytes of the stored weights of all runs of experiments with these recipes. */
export const experimentWeightsSize = (
  recipes: readonly Recipe[],
  plan: ExperimentPlan,
  classCount: number,
): number =>
  runCount(plan) * recipes.reduce((sum, recipe) => sum + weightsSize(recipe, classCount), 0);
