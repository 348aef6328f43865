import * as tf from '@tensorflow/tfjs';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

/**
 * Calls `onLost` when the current backend's WebGL context is lost, after which
 * tfjs waits without end and without an error. Other backends never call it.
 */
export function watchContext(onLost: () => void): void {
  const backend = tf.backend();
  if (!(backend instanceof MathBackendWebGL)) return;
  // TypeScript's worker types omit `canvas`, which is an OffscreenCanvas there.
  const { canvas } = backend.gpgpu.gl as WebGLRenderingContext & { canvas: EventTarget };
  canvas.addEventListener('webglcontextlost', onLost, { once: true });
  // It may have been lost between two runs.
  if (backend.gpgpu.gl.isContextLost()) onLost();
}
