/** What experiments and their runs are called until the user renames them: the same in every language. */
import { english } from '../../texts/message';
import { definitionOf } from '../models/registry';
import type { Recipe } from '../recipe/recipe';
import type { ExperimentPlan } from './plan';

function planTag(plan: ExperimentPlan): string {
  if (plan.kind === 'seeds') return `${plan.repeats} seeds`;
  if (plan.kind === 'resampled') return `${plan.repeats} splits`;
  if (plan.folds === 2) return `${plan.repeats}×2`;
  return `${plan.folds}-fold${plan.repeats > 1 ? ` ×${plan.repeats}` : ''}`;
}

/** "CNN · 128 px · 5-fold ×2", with a number where `taken` has that name. */
export function experimentName(
  { model, imageSize }: Recipe,
  plan: ExperimentPlan,
  taken: readonly string[],
): string {
  const title = english(definitionOf(model.kind).shortTitle);
  const name = `${title} · ${imageSize} px · ${planTag(plan)}`;
  let numbered = name;
  for (let n = 2; taken.includes(numbered); n++) numbered = `${name} (${n})`;
  return numbered;
}

/** "CNN · 128 px · 5-fold ×2 · 1.3": repeat and fold, each where there are several. */
export const partName = (
  experiment: string,
  plan: ExperimentPlan,
  { repeat, fold }: { repeat: number; fold: number },
): string => `${experiment} · ${plan.kind === 'folds' ? `${repeat}.${fold}` : repeat}`;
