import { useLiveQuery } from '../components/useLiveQuery';
import { useMemo } from 'react';
import { splitCounts } from '../../domain/dataset/snapshot';
import { SPLITS } from '../../domain/dataset/dataset';
import { runCount, type ExperimentPlan } from '../../domain/experiment/plan';
import { plannedImages } from '../../domain/experiment/plannedImages';
import type { SplitCounts } from '../../domain/models/cost';
import { referenceSeconds, slownessOf } from '../../domain/recipe/duration';
import type { Recipe } from '../../domain/recipe/recipe';
import type { RunRecord } from '../../domain/run/run';
import { sumOf } from '../../domain/split/shares';
import { getRun, getSnapshot, listRuns } from '../../storage/runs';
import { t } from '../../texts/t';
import type { DatasetCounts } from './useDatasetCounts';

export interface Estimate {
  /** Seconds that runs of these recipes take, one after the other; as experiments where there is a plan. */
  of(recipes: Recipe[], plan?: ExperimentPlan | null): number;
  /** From runs on this machine; else from the reference machine. */
  isMeasured: boolean;
}

/** The latest runs say what this machine does now. */
const MOST_RUNS = 5;

async function imagesOf({ images, snapshotHash }: RunRecord): Promise<SplitCounts> {
  if (images) return images;
  const snapshot = await getSnapshot(snapshotHash);
  return snapshot ? splitCounts(snapshot) : { train: 0, validation: 0, test: 0 };
}

/**
 * How long runs take here, by the runs that have ended here.
 *
 * @param hasOwnSplit whether the runs are not split as the dataset is
 */
export function useEstimate({ bySplit, pinned }: DatasetCounts, hasOwnSplit: boolean): Estimate {
  // A text, so that nothing is drawn again when a run only goes on.
  const ended = useLiveQuery(async () => {
    const runs = await listRuns();
    const those = runs.filter(({ status }) => status === 'finished' || status === 'stopped');
    return those
      .slice(0, MOST_RUNS)
      .map(({ id }) => id)
      .join(' ');
  });
  const slowness = useLiveQuery(async () => {
    const ids = ended ? ended.split(' ') : [];
    const runs = (await Promise.all(ids.map(getRun))).filter((run) => run !== undefined);
    return slownessOf(
      await Promise.all(runs.map(async (run) => ({ run, images: await imagesOf(run) }))),
    );
  }, [ended]);
  return useMemo(() => {
    const total = sumOf(bySplit);
    // The dataset's split is as folders may have decided it, whatever the shares say.
    const images = ({ split }: Recipe): SplitCounts =>
      hasOwnSplit
        ? (Object.fromEntries(SPLITS.map((part) => [part, total * split[part]])) as SplitCounts)
        : bySplit;
    const secondsOf = (recipe: Recipe, plan: ExperimentPlan | null): number =>
      plan
        ? runCount(plan) *
          referenceSeconds(recipe, plannedImages(plan, images(recipe), pinned.test))
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
