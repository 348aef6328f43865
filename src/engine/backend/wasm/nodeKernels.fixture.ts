import { setFlagsFromString } from 'node:v8';
import { compileKernels } from '../../../../scripts/kernels';
import { startBackend } from '../start';
import { startKernels } from './install';

// Node 20 knows relaxed SIMD behind a flag; browsers have it on.
setFlagsFromString('--experimental-wasm-relaxed-simd');

/** Make WASM the backend and put our kernels in place, in Node, where the studio does not. */
export async function startKernelsInNode(relaxed = false, wide = false): Promise<void> {
  await startBackend('wasm');
  const bytes = await compileKernels({ shared: false, relaxed, wide });
  await startKernels(await WebAssembly.compile(new Uint8Array(bytes)));
}
