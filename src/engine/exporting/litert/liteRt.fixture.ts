/** LiteRT itself, to run files in Node. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';

const require = createRequire(import.meta.url);

/** Its script is a CommonJS module for Node in a package of ES modules, and it is loaded as in a worker. */
function runScript(path: string): void {
  const module: { exports: unknown } = { exports: {} };
  const names = ['module', 'exports', 'require', '__filename', '__dirname'];
  const script = compileFunction(readFileSync(path, 'utf8'), names);
  script(module, module.exports, require, path, dirname(path));
  Object.assign(globalThis, { ModuleFactory: module.exports });
}

let loading: Promise<unknown> | undefined;

async function load(): Promise<void> {
  const Module = { printErr: () => undefined };
  const worker = { self: globalThis, importScripts: runScript, Module };
  Object.assign(globalThis, worker);
  const folder = dirname(require.resolve('@litertjs/core'));
  await loadLiteRt(`${join(folder, '../wasm')}/`);
  // Others would take this for a worker too.
  for (const name of Object.keys(worker)) Reflect.deleteProperty(globalThis, name);
}

/** The scores that LiteRT gives of each image, [size, size, 3], one image after another. */
export async function runLite(
  file: Uint8Array,
  images: (Float32Array | Uint8Array)[],
  size: number,
): Promise<number[]> {
  await (loading ??= load());
  const model = await loadAndCompile(file, { accelerator: 'wasm' });
  const all: number[] = [];
  for (const values of images) {
    const image = new Tensor(values.slice(), [1, size, size, 3]);
    const { scores } = await model.run({ image });
    all.push(...(await scores!.data()));
    image.delete();
    scores!.delete();
  }
  model.delete();
  return all;
}
