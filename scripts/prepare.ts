/**
 * Writes what the page fetches but the bundler cannot find by itself into
 * public/generated: the WASM backend's binaries. Runs before every build.
 */
import { copyFileSync, mkdirSync } from 'node:fs';

const out = 'public/generated';
mkdirSync(`${out}/wasm`, { recursive: true });
const wasm = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
for (const name of [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
]) {
  copyFileSync(`${wasm}/${name}`, `${out}/wasm/${name}`);
}
