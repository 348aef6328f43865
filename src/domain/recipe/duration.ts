/** How long a run will take: what was measured on a reference machine, and how much faster this one is. */
import type { SplitCounts } from '../models/cost';
import { readPath } from '../models/fields';
import { definitionOf } from '../models/registry';
import type { RunRecord } from '../run/run';
import type { Stage } from '../run/stage';
import type { Recipe } from './recipe';

type Epochs = Partial<Record<Stage, number>>;

/** The epochs of each stage when none ends early. */
function plannedEpochs({ model, training }: Recipe): Epochs {
  const stages = definitionOf(model.kind).stages(model);
  const epochsOf = (stage: Stage) =>
    stage === 'fine-tune' ? readPath(model, 'fineTune.epochs') : training.epochs;
  return Object.fromEntries(stages.map((stage) => [stage, epochsOf(stage)]));
}

/** Seconds that every run takes to start, and to evaluate its images; measured on the sample. */
const EACH_RUN = 3;
/** And every epoch for its checkpoint. */
const EACH_EPOCH = 0.12;

/** Seconds on the reference machine (two cores without a GPU). */
export function referenceSeconds(
  recipe: Recipe,
  images: SplitCounts,
  epochs: Epochs = plannedEpochs(recipe),
): number {
  const { model, imageSize } = recipe;
  const epochCount = Object.values(epochs).reduce((sum, n) => sum + n, 0);
  const computing = definitionOf(model.kind).seconds(model, imageSize, epochs, images);
  return EACH_RUN + EACH_EPOCH * epochCount + computing;
}

/** Of these, the seconds of what runs on the same images share: the outputs of a frozen network. */
export const keptSeconds = ({ model, imageSize }: Recipe, images: SplitCounts): number =>
  definitionOf(model.kind).keptSeconds?.(model, imageSize, images) ?? 0;

/** A run with less to do, in seconds on the reference machine, says more of starting than of training. */
const SHORTEST = 5;

/**
 * How many times longer a run takes here than on the reference machine: the median of runs
 * that have ended here, with the images of their splits; null where none says it.
 */
export function slownessOf(
  ended: readonly { run: RunRecord; images: SplitCounts }[],
): number | null {
  const ratios = ended.flatMap(({ run, images }) => {
    const epochs: Epochs = {};
    for (const { stage } of run.epochs) epochs[stage] = (epochs[stage] ?? 0) + 1;
    const reference = referenceSeconds(run.recipe, images, epochs);
    const seconds = run.seconds.prepare + run.seconds.train;
    return reference >= SHORTEST && seconds > 0 ? [seconds / reference] : [];
  });
  ratios.sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? null;
}
