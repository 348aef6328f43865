/** Runs and models in storage, as the inference worker uses them. */
import type { ModelRecord } from '../../domain/run/savedModel';
import type { Recipe, RecipeSplit } from '../../domain/recipe/recipe';
import type { Snapshot } from '../../domain/dataset/dataset';
import {
  DEFAULT_SPLIT_SETTINGS,
  divideImages,
  isSameSplit,
  recipeSplitOf,
  splitSettingsOf,
} from '../../domain/split/split';
import { getSetting } from '../../storage/settings';
import { newRun, runName } from '../../domain/run/newRun';
import type { RunRecord } from '../../domain/run/run';
import { keepsWeights } from '../../domain/run/weights';
import { takeSnapshot } from '../../domain/dataset/snapshot';
import { listClasses } from '../../storage/classes';
import { allImages, needsSplit } from '../../storage/images';
import { getModel } from '../../storage/models';
import { addRun, runNames, getEvaluation, getRun, getSnapshot } from '../../storage/runs';
import { readTensors } from '../../storage/tensors';
import type { Network } from '../exporting/format';
import { loadModel } from '../exporting/loadModel';
import { orderOf, withOutputOrder } from '../exporting/outputOrder';
import type { LoadedModel } from '../evaluation/loadedModel';
import { buildModel } from '../models/registry';
import { definitionOf } from '../../domain/models/registry';
import { newId } from '../../domain/newId';
import { assignValues, variablesOf } from '../models/weights';
import type { ModelReference } from '../protocol';
import { regroupDataset } from './datasetSplit';
import { storedScaling } from './storedPretrained';
import { message, StudioError } from '../../texts/message';

/** Throws an Error with a message for the user when the run has no model. */
export async function finishedRun(runId: string) {
  const run = await getRun(runId);
  if (!run) throw new StudioError(message('workers.runGone'));
  const [evaluation, snapshot] = await Promise.all([
    getEvaluation(runId),
    getSnapshot(run.snapshotHash),
  ]);
  if (!evaluation || !snapshot) {
    throw new StudioError(message('workers.noModelYet', { name: run.name }));
  }
  return { run, evaluation, snapshot };
}

/** An imported model with its outputs in the order of these classes. */
export async function importedNetwork(record: ModelRecord, classes: string[]): Promise<Network> {
  const { id, topology, metadata } = record;
  const network = { topology, weights: await readTensors(id) };
  return withOutputOrder(network, orderOf(metadata.classes, classes));
}

/** The run's network with its kept weights, on the current backend. */
export async function modelOfRun(run: RunRecord) {
  const { name } = run;
  if (run.handIn) throw new StudioError(message('workers.noWeights', { name }));
  if (!keepsWeights(run)) throw new StudioError(message('workers.weightsDropped', { name }));
  if (run.imported) {
    const record = await storedModel(run.imported.modelId);
    return await loadModel(await importedNetwork(record, run.classes));
  }
  const { recipe, classes, inputScaling } = run;
  const { model: network, imageSize, seed } = recipe;
  const model = buildModel(network, {
    imageSize,
    seed,
    classCount: classes.length,
    scaling: inputScaling,
  });
  assignValues(variablesOf(model.weights), await readTensors(run.id));
  return model;
}

/** Throws an Error with a message for the user when it is not stored. */
export async function storedModel(modelId: string): Promise<ModelRecord> {
  const record = await getModel(modelId);
  if (!record) throw new StudioError(message('workers.modelGone'));
  return record;
}

/** The model behind a reference, on the current backend. */
export async function openModel(reference: ModelReference): Promise<LoadedModel> {
  if (reference.kind === 'run') {
    const { run } = await finishedRun(reference.runId);
    const { classes, recipe } = run;
    const model = await modelOfRun(run);
    const inputSize = run.imported?.inputSize ?? recipe.imageSize;
    return { model, classCount: classes.length, inputSize };
  }
  const { id, topology, metadata } = await storedModel(reference.modelId);
  const model = await loadModel({ topology, weights: await readTensors(id) });
  return { model, classCount: metadata.classes.length, inputSize: metadata.inputSize };
}

/** The dataset as it is divided now. The caller holds the dataset's lock. */
export async function presentSnapshot(): Promise<Snapshot> {
  // Changes may have been stored before the split was updated, or by an import that was cut short.
  if (await needsSplit()) await regroupDataset();
  return await takeSnapshot(await allImages(), await listClasses());
}

/**
 * The dataset as a run with this split uses it: with the stored split, or, where the
 * recipe's split settings differ, split for this run alone.
 */
async function snapshotFor(split: RecipeSplit): Promise<Snapshot> {
  const images = await allImages();
  const dataset = (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS;
  const divided = isSameSplit(split, recipeSplitOf(dataset))
    ? images
    : divideImages(images, splitSettingsOf(split));
  return await takeSnapshot(divided, await listClasses());
}

/**
 * Create a snapshot of the dataset, split as the recipe says, and store a run on it, not started. The
 * caller holds the dataset's lock.
 * @throws an Error with a message for the user when no run can use the dataset.
 */
export async function createRun(recipe: Recipe, name?: string): Promise<RunRecord> {
  // Changes may have been stored before the split was updated, or by an import that was cut short.
  if (await needsSplit()) await regroupDataset();
  const snapshot = await snapshotFor(recipe.split);
  const { model, imageSize } = recipe;
  const inputScaling = await storedScaling(model);
  const { summary } = definitionOf(model.kind);
  const { params, trainableParams } = summary(model, imageSize, snapshot.classes.length);
  const run = newRun({
    id: newId(),
    name: name?.trim() || runName(recipe, await runNames()),
    createdAt: Date.now(),
    recipe,
    snapshotHash: snapshot.hash,
    classes: snapshot.classes,
    classIds: snapshot.classIds,
    params,
    trainableParams,
    ...(inputScaling && { inputScaling }),
  });
  await addRun(run, snapshot);
  return run;
}
