/** What experiments and their runs are called until the user renames them. */
import { message, type Message, type Text } from '../../texts/message';
import { definitionOf } from '../models/registry';
import type { Recipe } from '../recipe/recipe';
import { untaken } from '../untaken';
import type { ExperimentPlan } from './plan';

function planTag(plan: ExperimentPlan): Message {
  const { repeats } = plan;
  if (plan.kind === 'seeds') return message('names.plan.seeds', { count: repeats });
  if (plan.kind === 'resampled') return message('names.plan.splits', { count: repeats });
  const { folds } = plan;
  if (folds === 2) return message('names.plan.halves', { repeats });
  return repeats > 1
    ? message('names.plan.folds', { folds, repeats })
    : message('names.plan.foldsOnce', { folds });
}

/** "CNN · 128 px · 5-fold ×2", with a number where `taken`, in English, has that name. */
export const experimentName = (
  { model, imageSize }: Recipe,
  plan: ExperimentPlan,
  taken: readonly string[],
): Message =>
  untaken(
    message('names.experiment', {
      ...{ model: definitionOf(model.kind).shortTitle, size: imageSize, plan: planTag(plan) },
    }),
    taken,
  );

/** "CNN · 128 px · 5-fold ×2 · 1.3": repeat and fold, each where there are several. */
export const partName = (
  experiment: Text,
  plan: ExperimentPlan,
  { repeat, fold }: { repeat: number; fold: number },
): Message =>
  message('names.part', { experiment, part: plan.kind === 'folds' ? `${repeat}.${fold}` : repeat });
