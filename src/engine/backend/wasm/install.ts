/** Registers all our kernels for the WASM backend, in order of preference. */
import * as tf from '@tensorflow/tfjs';
import { replaceKernels } from '../kernels';
import { composedKernels } from './composed';
import { fusedBottlenecksKernels } from './fusedBottlenecks';
import { averagePoolKernels } from './averagePoolKernels';
import { batchNormKernels } from './batchNormKernels';
import { convKernels } from './convKernels';
import { convReluPoolKernels } from './convReluPoolKernels';
import { denseKernels } from './denseKernels';
import { depthwiseKernels } from './depthwiseKernels';
import { elementwiseKernels } from './elementwiseKernels';
import { foldedUnitKernels } from './foldedUnitKernels';
import { identityKernel } from './identityKernel';
import { fasterBuild } from './fasterBuild';
import { startPool } from './kernelPool';
import { wasmMachine, wasmUrl } from './start';
import { warpKernel } from './warpKernel';
import { weightsKernels } from './weightsKernels';

let installed: Promise<void> | undefined;

/** Composed gradients always; our own SIMD kernels where the processor has SIMD. */
export function installKernels(): Promise<void> {
  return (installed ??= install());
}

async function install(): Promise<void> {
  replaceKernels(composedKernels);
  if (tf.env().getBool('IS_NODE')) return; // Tests start the pool with binaries of their own.
  try {
    await startKernels(await compile());
  } catch (error) {
    console.warn('Our WASM kernels did not start; tfjs’s own do the work.', error);
  }
}

let registered = false;

/** Start the pool on this build of the kernels and put them in place. */
export async function startKernels(module: WebAssembly.Module): Promise<void> {
  await startPool(module);
  if (registered) return;
  registered = true;
  replaceKernels([
    ...convKernels(),
    ...denseKernels(),
    ...elementwiseKernels,
    ...convReluPoolKernels,
    ...depthwiseKernels(),
    ...batchNormKernels,
    ...foldedUnitKernels,
    ...averagePoolKernels,
    ...weightsKernels,
    identityKernel(),
    ...fusedBottlenecksKernels,
    warpKernel(),
  ]);
}

/**
 * With fused multiply-add where the browser knows relaxed SIMD, else without; of the two such
 * builds, which give the same bits, the one that is faster here.
 */
async function compile(): Promise<WebAssembly.Module> {
  const relaxed = await compiled('relaxed');
  if (relaxed) {
    const wide = await compiled('wide');
    return wide ? await fasterBuild(relaxed, wide, wasmMachine()!.memory) : relaxed;
  }
  const plain = await compiled('plain');
  if (plain) return plain;
  throw new Error('this browser has no WebAssembly SIMD');
}

/** Null where the browser does not know the build's instructions. */
async function compiled(build: string): Promise<WebAssembly.Module | null> {
  const memory = wasmMachine()?.memory.buffer instanceof ArrayBuffer ? 'single' : 'shared';
  const response = await fetch(wasmUrl(`kernels-${memory}-${build}.wasm`));
  if (!response.ok) throw new Error(`the kernels could not be loaded (${response.status})`);
  const bytes = await response.arrayBuffer();
  return WebAssembly.validate(bytes) ? await WebAssembly.compile(bytes) : null;
}
