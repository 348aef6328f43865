/** New runs: a snapshot of the dataset, and the record of what is to be trained on it. */
import type { Snapshot } from '../../domain/dataset/dataset';
import { splitCounts, takeSnapshot } from '../../domain/dataset/snapshot';
import { definitionOf } from '../../domain/models/registry';
import { newId } from '../../domain/newId';
import type { Recipe, RecipeSplit } from '../../domain/recipe/recipe';
import { newRun, runName } from '../../domain/run/newRun';
import type { RunRecord } from '../../domain/run/run';
import {
  DEFAULT_SPLIT_SETTINGS,
  divideImages,
  isSameSplit,
  recipeSplitOf,
  splitSettingsOf,
} from '../../domain/split/split';
import { listClasses } from '../../storage/classes';
import { allImages, needsSplit } from '../../storage/images';
import { addRun, runNames } from '../../storage/runs';
import { getSetting } from '../../storage/settings';
import { regroupDataset } from './datasetSplit';
import { storedScaling } from './storedPretrained';
import type { Text } from '../../texts/message';

/** Changes may have been stored before the split was updated, or by an import that was cut short. */
export async function splitUpToDate(): Promise<void> {
  if (await needsSplit()) await regroupDataset();
}

/** The dataset as it is divided now. The caller holds the dataset's lock. */
export async function presentSnapshot(): Promise<Snapshot> {
  await splitUpToDate();
  return await takeSnapshot(await allImages(), await listClasses());
}

/**
 * The dataset as a run with this split uses it: with the stored split, or, where the
 * recipe's split settings differ, split for this run alone.
 */
export async function snapshotFor(split: RecipeSplit): Promise<Snapshot> {
  const images = await allImages();
  const dataset = (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS;
  const divided = isSameSplit(split, recipeSplitOf(dataset))
    ? images
    : divideImages(images, splitSettingsOf(split));
  return await takeSnapshot(divided, await listClasses());
}

/** The record of a run on a snapshot, not stored yet. */
export async function runOn(
  snapshot: Snapshot,
  recipe: Recipe,
  name: Text,
  changes: Pick<RunRecord, 'experiment' | 'expectedAccuracy'> = {},
): Promise<RunRecord> {
  const { model, imageSize } = recipe;
  const inputScaling = await storedScaling(model);
  const { summary } = definitionOf(model.kind);
  const { params, trainableParams } = summary(model, imageSize, snapshot.classes.length);
  return {
    ...newRun({
      id: newId(),
      name,
      createdAt: Date.now(),
      recipe,
      snapshotHash: snapshot.hash,
      classes: snapshot.classes,
      classIds: snapshot.classIds,
      images: splitCounts(snapshot),
      params,
      trainableParams,
      ...(inputScaling && { inputScaling }),
    }),
    ...changes,
  };
}

/**
 * Create a snapshot of the dataset, split as the recipe says, and store a run on it, not started. The
 * caller holds the dataset's lock.
 * @throws an Error with a message for the user when no run can use the dataset.
 */
export async function createRun(recipe: Recipe): Promise<RunRecord> {
  await splitUpToDate();
  const snapshot = await snapshotFor(recipe.split);
  const run = await runOn(snapshot, recipe, runName(recipe, await runNames()));
  await addRun(run, snapshot);
  return run;
}
