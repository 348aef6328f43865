/** Starts one tfjs backend with our kernels in place. Each backend's code loads only when used. */
import * as tf from '@tensorflow/tfjs';
import type { BackendName } from '../../domain/run/run';
import { replaceKernels } from './kernels';
import { message, StudioError } from '../../texts/message';

/** Make this backend current. Throws when it cannot run here. */
export async function startBackend(name: BackendName): Promise<void> {
  await starters[name]();
}

const starters: Record<BackendName, () => Promise<void>> = {
  async webgl() {
    // Else tfjs takes no OffscreenCanvas in Safari, which has WebGL on it since version 17.
    tf.env().set('IS_SAFARI', false);
    await set('webgl');
    const [{ webglKernels }, { reluGradient }] = await Promise.all([
      import('./webgl/kernels'),
      import('./webgl/gradients'),
    ]);
    replaceKernels(webglKernels(), [reluGradient]);
  },
  async webgpu() {
    const { webgpuKernels } = await import('./webgpu/kernels');
    await set('webgpu');
    replaceKernels(webgpuKernels());
  },
  async wasm() {
    const [{ startWasm }, { installKernels }] = await Promise.all([
      import('./wasm/start'),
      import('./wasm/install'),
    ]);
    await startWasm();
    await installKernels();
  },
  async cpu() {
    await set('cpu');
  },
};

async function set(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new StudioError(message('backend.cannotRun'));
}

/** The threads and SIMD that WASM can use here, without starting it. */
export async function wasmCapabilities(): Promise<{ simd: boolean; threads: number }> {
  const { threadCount } = await import('./wasm/start');
  const threads = await threadCount();
  return { simd: (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true, threads };
}
