/** New experiments: a run for each fold and seed, on a snapshot of its own. */
import type { ClassLabel, ImageRecord, Snapshot, SnapshotItem } from '../../domain/dataset/dataset';
import { SPLITS } from '../../domain/dataset/dataset';
import { takeSnapshot } from '../../domain/dataset/snapshot';
import { experimentName, partName } from '../../domain/experiment/names';
import { planSplits, runSeed } from '../../domain/experiment/partition';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import type { ExperimentRecord } from '../../domain/experiment/record';
import { newId } from '../../domain/newId';
import type { Recipe, RecipeSplit } from '../../domain/recipe/recipe';
import type { RunRecord } from '../../domain/run/run';
import { listClasses } from '../../storage/classes';
import { addExperiments, listExperiments, runsOfExperiment } from '../../storage/experiments';
import { allImages } from '../../storage/images';
import { english, message, StudioError } from '../../texts/message';
import type { CreatedExperiment } from '../protocol/inference';
import { runOn, snapshotFor, splitUpToDate } from './createRun';

/** What one run of every recipe is on. */
interface Part {
  repeat: number;
  fold: number;
  snapshot: Snapshot;
  split: RecipeSplit;
}

/** The shares that a snapshot's parts have, as a recipe says them. */
function sharesOf({ items }: Snapshot, seed: number): RecipeSplit {
  const [train = 0, validation = 0, test = 0] = SPLITS.map(
    (split) => items.filter((item) => item.split === split).length / items.length,
  );
  return { train, validation, test, seed };
}

async function partsOf(
  plan: ExperimentPlan,
  split: RecipeSplit,
  images: readonly ImageRecord[],
  classes: readonly ClassLabel[],
): Promise<Part[]> {
  if (plan.kind === 'seeds') {
    if (!Number.isInteger(plan.repeats) || plan.repeats < 1) {
      throw new StudioError(message('experiments.repeatsOutOfRange'));
    }
    const snapshot = await snapshotFor(split);
    return Array.from({ length: plan.repeats }, (_, index) => ({
      ...{ repeat: index + 1, fold: 1, snapshot, split },
    }));
  }
  // Says what is wrong with the dataset itself before folds are asked for.
  await snapshotFor(split);
  const parts: Part[] = [];
  for (const { repeat, fold, splits } of planSplits(images, classes, plan, split.seed)) {
    const divided = images.flatMap((image) => {
      const part = splits.get(image.hash);
      return part ? [{ ...image, split: part }] : [];
    });
    const snapshot = await takeSnapshot(divided, classes);
    parts.push({ repeat, fold, snapshot, split: sharesOf(snapshot, split.seed) });
  }
  return parts;
}

/** The test images that no run has because the user pinned them there. Seeds stay on the dataset's own split. */
function keptOutOf(
  plan: ExperimentPlan,
  { classIds, items }: Snapshot,
  images: readonly ImageRecord[],
): SnapshotItem[] {
  if (plan.kind === 'seeds') return [];
  const taken = new Set(items.map(({ hash }) => hash));
  return images.flatMap(({ hash, classId, path, groupId, pinnedSplit }) => {
    const classIndex = classIds.indexOf(classId);
    if (classIndex < 0 || taken.has(hash)) return [];
    return [{ hash, classIndex, split: 'test' as const, path, groupId, pinnedSplit }];
  });
}

/** The rule of thresholds that the experiments have which the new ones are compared with. */
async function ruleOf(
  experiments: readonly ExperimentRecord[],
  plan: ExperimentPlan,
  { hash }: Snapshot,
): Promise<ExperimentRecord['thresholdRule']> {
  const samePlan = experiments.filter(
    (other) => JSON.stringify(other.plan) === JSON.stringify(plan),
  );
  for (const { id, thresholdRule } of samePlan) {
    const [first] = await runsOfExperiment(id);
    if (first?.snapshotHash === hash) return thresholdRule;
  }
  return undefined;
}

/** The group of each image that has others in its group. */
function groupsOf(images: readonly ImageRecord[]): ExperimentRecord['groups'] {
  const sizes = new Map<string, number>();
  for (const { groupId } of images) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return images
    .filter(({ groupId }) => sizes.get(groupId)! > 1)
    .map(({ hash, groupId }) => [hash, groupId]);
}

/**
 * Freeze the dataset for every run of these experiments, one a recipe, and store all, not started.
 * Recipes share the folds, which the first one's split seed draws. The caller holds the dataset's
 * lock.
 * @throws an Error with a message for the user when the dataset is unusable or has too few groups
 *   for the plan. Nothing is stored then.
 */
export async function createExperiments(
  recipes: readonly Recipe[],
  plan: ExperimentPlan,
  keepsWeights: boolean,
): Promise<CreatedExperiment[]> {
  await splitUpToDate();
  const [images, classes] = [await allImages(), await listClasses()];
  const splitSeed = recipes[0]!.split.seed;
  const parts = await partsOf(plan, recipes[0]!.split, images, classes);
  const earlier = await listExperiments();
  const taken = earlier.map(({ name }) => english(name));
  const thresholdRule = await ruleOf(earlier, plan, parts[0]!.snapshot);
  const keptOut = keptOutOf(plan, parts[0]!.snapshot, images);
  const records: ExperimentRecord[] = [];
  const runs: RunRecord[] = [];
  const created: CreatedExperiment[] = [];
  for (const recipe of recipes) {
    const { classes: names, classIds } = parts[0]!.snapshot;
    const id = newId();
    const name = experimentName(recipe, plan, taken);
    taken.push(english(name));
    records.push({
      ...{ id, name, createdAt: Date.now(), plan, recipe, splitSeed },
      ...{ augmentationSeed: recipe.seed, classes: names, classIds },
      ...{ groups: groupsOf(images), keepsWeights },
      ...(keptOut.length > 0 && { keptOut }),
      ...(thresholdRule && { thresholdRule }),
    });
    const own: RunRecord[] = [];
    for (const [index, { repeat, fold, snapshot, split }] of parts.entries()) {
      const seeded = { ...recipe, seed: runSeed(recipe.seed, index), split };
      const experiment = { id, repeat, fold, augmentationSeed: recipe.seed, keepsWeights };
      own.push(await runOn(snapshot, seeded, partName(name, plan, experiment), { experiment }));
    }
    runs.push(...own);
    created.push({ id, runIds: own.map((run) => run.id) });
  }
  const snapshots = new Map(parts.map(({ snapshot }) => [snapshot.hash, snapshot]));
  await addExperiments(records, runs, [...snapshots.values()]);
  return created;
}
