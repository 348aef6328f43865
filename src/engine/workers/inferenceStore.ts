/** Runs and models in storage, as the inference worker uses them. */
import type { ModelRecord } from '../../domain/run/savedModel';
import type { RunRecord } from '../../domain/run/run';
import { keepsWeights } from '../../domain/run/weights';
import { getModel } from '../../storage/models';
import { getEvaluation, getRun, getSnapshot } from '../../storage/runs';
import { readTensors } from '../../storage/tensors';
import type { Network } from '../exporting/format';
import { loadModel } from '../exporting/loadModel';
import { orderOf, withOutputOrder } from '../exporting/outputOrder';
import type { LoadedModel } from '../evaluation/loadedModel';
import { buildModel } from '../models/registry';
import { applyTemperature } from '../models/temperature';
import { assignValues, variablesOf } from '../models/weights';
import type { ModelReference } from '../protocol/models';
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

/** The run's network with its kept weights, without its temperature, on the current backend. */
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

/** The model behind a reference, with the run's temperature, on the current backend. */
export async function openModel(reference: ModelReference): Promise<LoadedModel> {
  if (reference.kind === 'run') {
    const { run } = await finishedRun(reference.runId);
    const { classes, recipe } = run;
    const model = await modelOfRun(run);
    if (run.temperature !== undefined) applyTemperature(model, run.temperature);
    const inputSize = run.imported?.inputSize ?? recipe.imageSize;
    const isFromFile = run.imported !== undefined;
    return { model, recipe: recipe.model, isFromFile, classCount: classes.length, inputSize };
  }
  const { id, topology, metadata } = await storedModel(reference.modelId);
  const model = await loadModel({ topology, weights: await readTensors(id) });
  const { classes, inputSize, recipe } = metadata;
  return {
    ...{ model, recipe: recipe?.model ?? null, isFromFile: true },
    ...{ classCount: classes.length, inputSize },
  };
}
