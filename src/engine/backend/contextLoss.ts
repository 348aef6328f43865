import * as tf from '@tensorflow/tfjs';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

/**
 * Calls `onLost` when the current backend's WebGL context goes away, after which
 * tfjs waits for ever without an error. Other backends never call it.
 */
export function watchContext(onLost: () => void): void {
  const backend = tf.backend();
  if (!(backend instanceof MathBackendWebGL)) return;
  backend.gpgpu.gl.canvas.addEventListener('webglcontextlost', onLost, { once: true });
}
