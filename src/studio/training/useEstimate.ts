import { useMemo } from 'react';
import { SPLITS } from '../../domain/dataset/dataset';
import { experimentSeconds } from '../../domain/experiment/duration';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import { plannedImages } from '../../domain/experiment/plannedImages';
import type { SplitCounts } from '../../domain/models/cost';
import { referenceSeconds } from '../../domain/recipe/duration';
import type { Recipe } from '../../domain/recipe/recipe';
import { sumOf } from '../../domain/split/shares';
import { t } from '../../texts/t';
import type { DatasetCounts } from './useDatasetCounts';
import { useSlowness } from './useSlowness';

export interface Estimate {
  /** Seconds that runs of these recipes take, one after the other; as experiments where there is a plan. */
  of(recipes: Recipe[], plan?: ExperimentPlan | null): number;
  /** From runs on this machine; else from the reference machine. */
  isMeasured: boolean;
}

/**
 * How long runs take here, by the runs that have ended here.
 *
 * @param hasOwnSplit whether the runs are not split as the dataset is
 */
export function useEstimate({ bySplit, pinned }: DatasetCounts, hasOwnSplit: boolean): Estimate {
  const slowness = useSlowness();
  return useMemo(() => {
    const total = sumOf(bySplit);
    // The dataset's split is as folders may have decided it, whatever the shares say.
    const images = ({ split }: Recipe): SplitCounts =>
      hasOwnSplit
        ? (Object.fromEntries(SPLITS.map((part) => [part, total * split[part]])) as SplitCounts)
        : bySplit;
    const secondsOf = (recipe: Recipe, plan: ExperimentPlan | null): number =>
      plan
        ? experimentSeconds(recipe, plan, plannedImages(plan, images(recipe), pinned.test))
        : referenceSeconds(recipe, images(recipe));
    return {
      of: (recipes, plan = null) =>
        (slowness ?? 1) * recipes.reduce((sum, recipe) => sum + secondsOf(recipe, plan), 0),
      isMeasured: slowness != null,
    };
  }, [bySplit, pinned, hasOwnSplit, slowness]);
}

/** "about 20 s", "about 4 min", "about 1.5 h". */
export function formatEstimate(seconds: number): string {
  if (seconds < 55)
    return t('training.page.estimate.seconds', {
      seconds: Math.max(10, 10 * Math.round(seconds / 10)),
    });
  if (seconds < 5400)
    return t('training.page.estimate.minutes', { minutes: Math.max(1, Math.round(seconds / 60)) });
  return t('training.page.estimate.hours', { hours: seconds / 3600 });
}
