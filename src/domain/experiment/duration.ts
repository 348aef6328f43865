/** How long an experiment, and the runs that wait, will take. Outputs of a frozen network are computed once for all of them. */
import type { SplitCounts } from '../models/cost';
import { keptSeconds, referenceSeconds } from '../recipe/duration';
import type { Recipe } from '../recipe/recipe';
import type { RunRecord } from '../run/run';
import { sumOf } from '../split/shares';
import { runCount, type ExperimentPlan } from './plan';

/**
 * Seconds on the reference machine.
 * @param images of one run
 */
export function experimentSeconds(
  recipe: Recipe,
  plan: ExperimentPlan,
  images: SplitCounts,
): number {
  const own = referenceSeconds(recipe, images) - keptSeconds(recipe, images);
  // Seeds have the same images. Else each is trained on in some run, by all of its augmented copies.
  const used = plan.kind === 'seeds' ? images : { train: sumOf(images), validation: 0, test: 0 };
  return runCount(plan) * own + keptSeconds(recipe, used);
}

type Waiting = Pick<RunRecord, 'recipe' | 'images' | 'experiment'>;

const NO_IMAGES: SplitCounts = { train: 0, validation: 0, test: 0 };

/** What tells runs apart that are about equally long: an experiment, or a recipe. */
export const durationKey = ({ experiment, recipe }: Pick<Waiting, 'experiment' | 'recipe'>) =>
  experiment && !experiment.final ? experiment.id : JSON.stringify(recipe);

/**
 * Seconds that runs take here, one after the other.
 * @param took what the last finished run with the same `durationKey` took; the first one of an experiment, which
 *   computes what is kept, says too much
 * @param slowness of this machine against the reference machine
 * @param begun keys of runs that have begun, and compute what is kept
 */
export function waitingSeconds(
  waiting: readonly Waiting[],
  took: ReadonlyMap<string, number>,
  slowness: number,
  begun: Iterable<string> = [],
): number {
  const computed = new Set(begun);
  let sum = 0;
  for (const run of waiting) {
    const key = durationKey(run);
    const { recipe, images = NO_IMAGES } = run;
    const kept = computed.has(key) ? keptSeconds(recipe, images) : 0;
    sum += took.get(key) ?? slowness * (referenceSeconds(recipe, images) - kept);
    computed.add(key);
  }
  return sum;
}
