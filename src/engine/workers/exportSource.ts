/** Reads stored models for the export formats, and stores imported models. */
import type * as tf from '@tensorflow/tfjs';
import type { ImageHash, Snapshot } from '../../domain/dataset/dataset';
import type { Recipe } from '../../domain/recipe/recipe';
import { scaledEvaluation, scaledRun } from '../../domain/evaluation/temperature';
import type { Prediction, RunRecord } from '../../domain/run/run';
import type { ModelMetadata, ModelRecord } from '../../domain/run/savedModel';
import { newId } from '../../domain/newId';
import { readOriginal } from '../../storage/images';
import { addModel } from '../../storage/models';
import { getEvaluation, getRun, getSnapshot } from '../../storage/runs';
import { byteLengthOf, readTensors } from '../../storage/tensors';
import { calibrationItems } from './calibration';
import type { ExportSource, Network } from '../exporting/format';
import { readModel } from '../exporting/importing';
import { topologyOf } from '../exporting/loadModel';
import { metadataOf } from '../exporting/metadata';
import { applyTemperature } from '../models/temperature';
import { startingModel } from '../models/startingModel';
import { readValues, variablesOf } from '../models/weights';
import { decodeSquare } from '../pixels/decode';
import type { ModelAnswers, ModelImport, ModelReference } from '../protocol/models';
import { finishedRun, modelOfRun, storedModel } from './inferenceStore';
import { hasPretrained, storedPretrained } from './storedPretrained';
import { english, message, StudioError } from '../../texts/message';

/** Calls `load` once and returns its result at every call. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => (loaded ??= load());
}

async function readPixels(hash: ImageHash, size: number): Promise<Uint8Array> {
  const original = await readOriginal(hash);
  if (!original) throw new StudioError(message('workers.modelImageGone'));
  return await decodeSquare(original, size);
}

async function networkOf(model: tf.LayersModel): Promise<Network> {
  const network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  model.dispose();
  return network;
}

/** Null where there are none: a final model is neither validated nor tested. */
const someOf = (predictions: Prediction[] | undefined): Prediction[] | null =>
  predictions && predictions.length > 0 ? predictions : null;

/** What a model was trained on and started from, where its run is still stored. */
const trainingOf = async (
  snapshot: Snapshot | undefined,
  recipe: Recipe | null,
  experiment: RunRecord['experiment'],
): Promise<
  Pick<
    ExportSource,
    'augmentationSeed' | 'split' | 'startingNetwork' | 'readImage' | 'readPixels' | 'calibration'
  >
> =>
  snapshot && recipe
    ? {
        split: snapshot.items,
        ...(experiment && { augmentationSeed: experiment.augmentationSeed }),
        startingNetwork: (await hasPretrained(recipe.model))
          ? async () =>
              await networkOf(
                await startingModel(recipe, snapshot.classes.length, storedPretrained),
              )
          : null,
        readImage: readOriginal,
        readPixels: (hash) => readPixels(hash, recipe.imageSize),
        calibration: calibrationItems(snapshot.items).map(
          ({ hash }) =>
            () =>
              readPixels(hash, recipe.imageSize),
        ),
      }
    : {
        split: null,
        startingNetwork: null,
        readImage: null,
        readPixels: null,
        calibration: null,
      };

async function sourceOfRun(runId: string, name?: string): Promise<ExportSource> {
  const { run: stored, evaluation: unscaled, snapshot } = await finishedRun(runId);
  const { run, evaluation } = scaledRun({ run: stored, evaluation: unscaled });
  return {
    metadata: metadataOf(run, snapshot, evaluation, name?.trim() || english(run.name)),
    parameters: run.params,
    network: once(async () => {
      const model = await modelOfRun(run);
      if (run.temperature !== undefined) applyTemperature(model, run.temperature);
      return await networkOf(model);
    }),
    predictions: someOf(evaluation.predictions),
    validation: someOf(evaluation.validation),
    robustness: evaluation.robustness,
    ...(await trainingOf(snapshot, run.recipe, run.experiment)),
  };
}

async function sourceOfSavedModel(modelId: string): Promise<ExportSource> {
  const { topology, metadata, runId, byteLength, predictions } = await storedModel(modelId);
  const [run, unscaled] = runId
    ? await Promise.all([getRun(runId), getEvaluation(runId)])
    : [undefined, undefined];
  const evaluation = unscaled && scaledEvaluation(metadata, unscaled);
  return {
    metadata,
    parameters: byteLength / Float32Array.BYTES_PER_ELEMENT,
    network: once(async () => ({ topology, weights: await readTensors(modelId) })),
    predictions: someOf(evaluation?.predictions ?? predictions),
    validation: someOf(evaluation?.validation),
    ...(await trainingOf(
      run && (await getSnapshot(run.snapshotHash)),
      metadata.recipe,
      run?.experiment,
    )),
  };
}

/** What the files of an exported model are made from. Throws an Error with a message for the user. */
export const exportSource = (reference: ModelReference): Promise<ExportSource> =>
  reference.kind === 'run' ? sourceOfRun(reference.runId) : sourceOfSavedModel(reference.modelId);

async function keep(
  { topology, weights }: Network,
  metadata: ModelMetadata,
  from: Pick<ModelRecord, 'runId' | 'split' | 'predictions'>,
): Promise<string> {
  const id = newId();
  const byteLength = byteLengthOf(weights);
  const { name } = metadata;
  const record = { id, name, createdAt: Date.now(), topology, metadata, byteLength, ...from };
  await addModel(record, weights);
  return id;
}

/** Store a finished run's model under a name; returns the model's id. */
export async function saveModel(runId: string, name: string): Promise<string> {
  const { network, metadata } = await sourceOfRun(runId, name);
  return await keep(await network(), metadata, { runId });
}

/** Store the model in these files, or say what must be asked about it. Throws an Error with a message for the user. */
export async function importModel(files: File[], answers?: ModelAnswers): Promise<ModelImport> {
  const read = await readModel(files, answers);
  if (!('network' in read)) return { kind: 'questions', questions: read };
  const { network, metadata, notice, split, predictions } = read;
  const id = await keep(network, metadata, {
    runId: null,
    ...(split && { split }),
    ...(predictions && { predictions }),
  });
  return { kind: 'stored', id, notice };
}
