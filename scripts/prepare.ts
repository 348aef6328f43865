/**
 * Writes what the page fetches but the bundler cannot find by itself into
 * public/generated: the WASM backend's binaries and the bundled MobileNetV2 weights.
 * Runs before every build.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeBundledWeights } from './bundledWeights.ts';
import { compileKernels } from './kernels.ts';

const out = 'public/generated';
mkdirSync(`${out}/wasm`, { recursive: true });
const wasmPackage = 'node_modules/@tensorflow/tfjs-backend-wasm';
for (const name of [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
]) {
  copyFileSync(`${wasmPackage}/dist/${name}`, `${out}/wasm/${name}`);
}
// Its threads' scripts, which tfjs would build at run time from source text and blobs
// (engine/backend/wasm/start.ts).
const threaded = 'tfjs-backend-wasm-threaded-simd';
copyFileSync(`${wasmPackage}/wasm-out/${threaded}.js`, `${out}/wasm/${threaded}.js`);
const { wasmWorkerContents } = createRequire(import.meta.url)(
  `@tensorflow/tfjs-backend-wasm/wasm-out/${threaded}.worker.js`,
) as { wasmWorkerContents: string };
// The package's string has lost one level of escaping, as tfjs knows too.
writeFileSync(`${out}/wasm/${threaded}.worker.js`, wasmWorkerContents.replaceAll('\n', '\\n'));

await writeBundledWeights(`${out}/mobilenetv2`);
for (const shared of [true, false])
  for (const relaxed of [true, false]) {
    const name = `kernels-${shared ? 'shared' : 'single'}-${relaxed ? 'relaxed' : 'plain'}.wasm`;
    writeFileSync(`${out}/wasm/${name}`, await compileKernels({ shared, relaxed }));
  }
