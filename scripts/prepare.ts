/**
 * Writes what the page fetches but the bundler cannot find by itself into
 * public/generated: the WASM backend's binaries and the bundled MobileNetV2 weights.
 * Every build begins with it (publicFiles.ts); files that are newer than what they are
 * made of stay as they are.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeBundledWeights } from './bundledWeights.ts';
import { changed, oldest } from './changed.ts';
import { compileKernels } from './kernels.ts';
import { withImports } from './serving/sources.ts';
import { holdingItsLock } from './threadLock.ts';

const OUT = 'public/generated';
const INPUTS = [
  ...withImports('scripts/prepare.ts'),
  ...['src/engine/backend/wasm/assembly', 'package-lock.json'],
];
const WASM_PACKAGE = 'node_modules/@tensorflow/tfjs-backend-wasm';
const THREADED = 'tfjs-backend-wasm-threaded-simd';

/**
 * The script of tfjs's threads as one file. tfjs would build it at run time from source text
 * and blobs (engine/backend/wasm/start.ts); it would then load the main script by
 * importScripts, for which WebKit does not ask the service worker.
 */
function threadScript(): string {
  const { wasmWorkerContents } = createRequire(import.meta.url)(
    `@tensorflow/tfjs-backend-wasm/wasm-out/${THREADED}.worker.js`,
  ) as { wasmWorkerContents: string };
  // The package's string has lost one level of escaping, as tfjs knows too.
  const thread = wasmWorkerContents.replaceAll('\n', '\\n');
  const loading = /if\(typeof e\.data\.urlOrBlob=="string"\).*?revokeObjectURL\(objectUrl\)\}/;
  if (!loading.test(thread)) throw new Error('The threads of tfjs load their script in a new way.');
  const main = readFileSync(`${WASM_PACKAGE}/wasm-out/${THREADED}.js`, 'utf8');
  return `${main};\n${thread.replace(loading, '')}\n${holdingItsLock}`;
}

async function prepare(): Promise<void> {
  // So that none stays of an earlier version.
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(`${OUT}/wasm`, { recursive: true });
  for (const name of ['tfjs-backend-wasm', 'tfjs-backend-wasm-simd', THREADED]) {
    copyFileSync(`${WASM_PACKAGE}/dist/${name}.wasm`, `${OUT}/wasm/${name}.wasm`);
  }
  writeFileSync(`${OUT}/wasm/${THREADED}.worker.js`, threadScript());
  await writeBundledWeights(`${OUT}/mobilenetv2`);
  const builds = {
    plain: { relaxed: false },
    relaxed: { relaxed: true },
    wide: { relaxed: true, wide: true },
  };
  for (const shared of [true, false])
    for (const [name, build] of Object.entries(builds)) {
      const file = `kernels-${shared ? 'shared' : 'single'}-${name}.wasm`;
      writeFileSync(`${OUT}/wasm/${file}`, await compileKernels({ shared, ...build }));
    }
}

if (oldest(OUT) < Math.max(...INPUTS.map(changed))) await prepare();
