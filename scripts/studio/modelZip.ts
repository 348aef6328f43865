import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeZip } from '../../src/engine/exporting/zip';
import type { ExportedFile } from '../../src/engine/protocol';

/** The files of a model's folder that the studio imports; other formats may be beside them. */
async function* modelFiles(folder: string): AsyncGenerator<ExportedFile, void> {
  for (const path of readdirSync(folder)) {
    if (!/^(model|metadata)\.json$|\.bin$/.test(path)) continue;
    yield { path, bytes: new Uint8Array(readFileSync(join(folder, path))) };
  }
}

/**
 * The zip of a model: `path` itself, or one made in `temporary` when it is a folder. Throws an
 * Error with a message for the user when the folder holds no model.
 */
export async function modelZip(path: string, temporary: string): Promise<string> {
  if (!statSync(path).isDirectory()) return resolve(path);
  for (const name of ['model.json', 'metadata.json']) {
    if (existsSync(join(path, name))) continue;
    throw new Error(`${path} has no ${name}. Give a folder that was exported as tfjs, or its zip.`);
  }
  const zip = await writeZip(modelFiles(path), 'model', new AbortController().signal);
  const file = join(temporary, 'model.zip');
  writeFileSync(file, new Uint8Array(await zip.arrayBuffer()));
  return file;
}
