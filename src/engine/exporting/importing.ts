import * as v from 'valibot';
import type { ImageHash, Split } from '../../domain/dataset/dataset';
import { readMetadata } from '../../domain/run/modelMetadata';
import type { Prediction } from '../../domain/run/run';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { leftOutNotice } from '../../domain/versioned';
import { message, StudioError, type Text } from '../../texts/message';
import type { ModelAnswers, ModelQuestions } from '../protocol/models';
import type { Network } from './format';
import { isConnected } from './graph/connected';
import { loadModel } from './loadModel';
import { modelJsonSchema, readWeights, type ModelJson } from './weightsOfZip';
import { readHistory, readSplitCsv } from './fromKeras/besideModel';
import { importKeras } from './fromKeras/importKeras';
import { findModel, openModelFiles } from './modelFiles';
import { problemOf } from './problemOf';
import { readTestPredictions } from './testPredictions';
import type { ModelZip } from './zip';

async function readJson(zip: ModelZip, path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await zip.read(path));
  try {
    return JSON.parse(text);
  } catch {
    throw new StudioError(message('exporting.modelFiles.notJson', { path }));
  }
}

async function readModelJson(zip: ModelZip, path: string): Promise<ModelJson> {
  const result = v.safeParse(modelJsonSchema, await readJson(zip, path));
  if (result.success) return result.output;
  const problem = problemOf(result.issues[0]);
  throw new StudioError(message('exporting.modelFiles.cannotBeUsed', { path, problem }));
}

/** Throws unless the network turns images of that size into those classes. */
async function check(network: Network, metadata: ModelMetadata): Promise<void> {
  if (!isConnected(network.topology)) {
    throw new StudioError(message('exporting.modelFiles.notBuilt'));
  }
  const model = await loadModel(network).catch((cause: unknown) => {
    throw new StudioError(message('exporting.modelFiles.notBuilt'), { cause });
  });
  const input = model.inputs[0]!.shape.slice(1);
  const outputs = model.outputs[0]!.shape.at(-1);
  const numbers = [...network.weights.values()].every(({ values }) =>
    values.every(Number.isFinite),
  );
  model.dispose();
  const { inputSize, classes } = metadata;
  if (input.join() !== [inputSize, inputSize, 3].join()) {
    const found = input.join('×');
    throw new StudioError(message('exporting.modelFiles.otherInput', { found, size: inputSize }));
  }
  if (outputs !== (classes.length === 2 ? 1 : classes.length)) {
    throw new StudioError(
      message('exporting.modelFiles.otherOutputs', {
        count: outputs ?? 0,
        classes: classes.length,
      }),
    );
  }
  if (!numbers) throw new StudioError(message('exporting.modelFiles.notNumbers'));
}

export interface ImportedModel {
  network: Network;
  metadata: ModelMetadata;
  /** What of its metadata this version left out, for the user; null when nothing was. */
  notice: Text | null;
  /** Which images it was trained on; undefined where no split.csv says it. */
  split: Record<Split, ImageHash[]> | undefined;
  /** Its predictions of its test images; undefined where no test-predictions.json says them. */
  predictions: Prediction[] | undefined;
}

async function textIn(files: ModelZip, path: string): Promise<string | undefined> {
  if (!files.paths.includes(path)) return undefined;
  return new TextDecoder().decode(await files.read(path));
}

async function metadataIn(files: ModelZip, folder: string) {
  const path = `${folder}metadata.json`;
  return files.paths.includes(path) ? readMetadata(await readJson(files, path)) : null;
}

/** What lies beside a model of any format. */
async function besideModel(files: ModelZip, folder: string) {
  const [history, split] = await Promise.all(
    ['history.json', 'split.csv'].map((name) => textIn(files, folder + name)),
  );
  return {
    epochs: history === undefined ? [] : readHistory(history),
    split: split === undefined ? undefined : readSplitCsv(split),
  };
}

async function predictionsIn(files: ModelZip, folder: string, { classes }: ModelMetadata) {
  const text = await textIn(files, `${folder}test-predictions.json`);
  return text === undefined ? undefined : readTestPredictions(text, classes);
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.[^.]+$/, '');

/**
 * Read a model from its files, checked down to its weights, or what must be asked about it first.
 * Throws an Error with a message for the user, which names what is wrong.
 */
export async function readModel(
  chosen: readonly File[],
  answers?: ModelAnswers,
): Promise<ImportedModel | ModelQuestions> {
  const files = await openModelFiles(chosen);
  try {
    const { format, path, folder } = findModel(files.paths);
    const known = await metadataIn(files, folder);
    const { epochs, split } = await besideModel(files, folder);
    const notice = known && leftOutNotice('model', known.leftOut);
    const withHistory = (metadata: ModelMetadata): ModelMetadata =>
      epochs.length > 0 ? { ...metadata, epochs } : metadata;
    if (format === 'tfjs') {
      if (!known) {
        throw new StudioError(message('exporting.modelFiles.noMetadata'));
      }
      const json = await readModelJson(files, path);
      const weights = await readWeights(files, folder, json);
      const network = { topology: json.modelTopology, weights };
      await check(network, known.value);
      const predictions = await predictionsIn(files, folder, known.value);
      return { network, metadata: withHistory(known.value), notice, split, predictions };
    }
    const { buffer } = await files.read(path);
    const read = await importKeras(
      { bytes: buffer, name: path },
      known?.value ?? null,
      answers,
      epochs,
    );
    if (!('network' in read)) {
      const name = nameOf(path);
      const own = name === 'model' ? nameOf(chosen[0]!.name) : name;
      return { ...read, name: own, epochs: epochs.length, splitKnown: split !== undefined };
    }
    await check(read.network, read.metadata);
    const metadata = withHistory(read.metadata);
    // Without its metadata.json, the classes are the user's words, in any order.
    const predictions = known ? await predictionsIn(files, folder, metadata) : undefined;
    return { network: read.network, metadata, notice, split, predictions };
  } finally {
    await files.close();
  }
}
