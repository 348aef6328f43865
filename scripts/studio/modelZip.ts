import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeZip } from '../../src/engine/exporting/zip';
import type { ExportedFile } from '../../src/engine/protocol/exporting';

/** What the studio imports of a model's folder; other formats may be beside it. */
const TFJS = /^(model|metadata|test-predictions)\.json$|\.bin$/;
const BESIDE_KERAS = ['metadata.json', 'history.json', 'split.csv', 'test-predictions.json'];

async function* modelFiles(
  folder: string,
  isPart: (name: string) => boolean,
): AsyncGenerator<ExportedFile, void> {
  for (const path of readdirSync(folder)) {
    if (!isPart(path)) continue;
    yield { path, bytes: new Uint8Array(readFileSync(join(folder, path))) };
  }
}

/** The folder with the model's files, and which of them these are. */
function partsOf(path: string): [folder: string, isPart: (name: string) => boolean] {
  if (!statSync(path).isDirectory()) {
    const keras = basename(path);
    return [dirname(path), (name) => name === keras || BESIDE_KERAS.includes(name)];
  }
  if (existsSync(join(path, 'model.json'))) return [path, (name) => TFJS.test(name)];
  const keras = ['model.keras', 'model.h5'].find((name) => existsSync(join(path, name)));
  if (keras) return [path, (name) => name === keras || BESIDE_KERAS.includes(name)];
  throw new Error(
    `${path} has no model.json, model.keras or model.h5. Give the folder of an exported model, or its zip.`,
  );
}

/**
 * The zip of a model: `path` itself, or one made in `temporary` when it is a folder, or a .keras
 * or .h5 file. Throws an Error with a message for the user when there is no model, or no
 * metadata.json with it.
 */
export async function modelZip(path: string, temporary: string): Promise<string> {
  if (/\.zip$/i.test(path)) return resolve(path);
  const [folder, isPart] = partsOf(path);
  if (!existsSync(join(folder, 'metadata.json'))) {
    throw new Error(
      `${folder} has no metadata.json, so the names of the classes are not known. Give an exported model with it, or import this one in the studio, which asks for them.`,
    );
  }
  const zip = await writeZip(modelFiles(folder, isPart), 'model', new AbortController().signal);
  const file = join(temporary, 'model.zip');
  writeFileSync(file, new Uint8Array(await zip.arrayBuffer()));
  return file;
}
