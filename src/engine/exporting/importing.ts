import * as v from 'valibot';
import { readMetadata } from '../../domain/run/modelMetadata';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { leftOutNotice } from '../../domain/versioned';
import type { Network } from './format';
import { loadModel } from './loadModel';
import { modelJsonSchema, readWeights, type ModelJson } from './weightsOfZip';
import { openModelZip, type ModelZip } from './zip';

async function readJson(zip: ModelZip, path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await zip.read(path));
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} in the zip is not valid JSON.`);
  }
}

async function readModelJson(zip: ModelZip, path: string): Promise<ModelJson> {
  const result = v.safeParse(modelJsonSchema, await readJson(zip, path));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${path} cannot be used: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}.`);
}

/**
 * The folder that holds the `model.json` nearest to the zip's root: a zip of several formats
 * holds the same model again in folders below.
 */
function folderOf(paths: string[]): string {
  const depth = (path: string) => path.split('/').length;
  const found = paths
    .filter((path) => /(^|\/)model\.json$/.test(path))
    .sort((a, b) => depth(a) - depth(b));
  const [nearest, next] = found;
  if (nearest === undefined) {
    throw new Error('This zip has no model.json. Choose a zip that Mask Studio made.');
  }
  if (next !== undefined && depth(next) === depth(nearest)) {
    throw new Error('This zip holds several models. Import them one by one.');
  }
  return nearest.slice(0, -'model.json'.length);
}

/** Throws unless the network turns images of that size into those classes. */
async function check(network: Network, metadata: ModelMetadata): Promise<void> {
  const model = await loadModel(network).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The network in model.json cannot be built: ${reason}`);
  });
  const input = model.inputs[0]!.shape.slice(1);
  const outputs = model.outputs[0]!.shape.at(-1);
  const numbers = [...network.weights.values()].every(({ values }) =>
    values.every(Number.isFinite),
  );
  model.dispose();
  const { inputSize, classes } = metadata;
  if (input.join() !== [inputSize, inputSize, 3].join()) {
    throw new Error(
      `The network takes ${input.join('×')}, but metadata.json says ${inputSize}×${inputSize}×3.`,
    );
  }
  if (outputs !== (classes.length === 2 ? 1 : classes.length)) {
    throw new Error(
      `The network gives ${outputs} numbers, but metadata.json names ${classes.length} classes.`,
    );
  }
  if (!numbers) throw new Error('The weights hold values that are not numbers.');
}

export interface ImportedModel {
  network: Network;
  metadata: ModelMetadata;
  /** What of its metadata this version left out, for the user; null when nothing was. */
  notice: string | null;
}

/**
 * Read a model from its zip, checked down to its weights. Throws an Error with a message for
 * the user, which names what is wrong.
 */
export async function readModelZip(file: Blob): Promise<ImportedModel> {
  const zip = await openModelZip(file);
  try {
    const folder = folderOf(zip.paths);
    if (!zip.paths.includes(`${folder}metadata.json`)) {
      throw new Error('This zip has no metadata.json, so the names of its classes are not known.');
    }
    const metadata = readMetadata(await readJson(zip, `${folder}metadata.json`));
    const json = await readModelJson(zip, `${folder}model.json`);
    const weights = await readWeights(zip, folder, json);
    const network = { topology: json.modelTopology, weights };
    await check(network, metadata.value);
    return { network, metadata: metadata.value, notice: leftOutNotice('model', metadata.leftOut) };
  } finally {
    await zip.close();
  }
}
