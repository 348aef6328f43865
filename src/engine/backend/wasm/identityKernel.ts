/**
 * tfjs's Identity copies the values on WASM, and the gradient tape makes one of every tensor that
 * a gradient needs: a pass over all activations. No kernel changes its inputs, so another
 * reference to the same values is enough, as on tfjs's other backends.
 */
import type * as tf from '@tensorflow/tfjs';
import { kernelPool } from './kernelPool';
import { kernel, stockKernel } from './tensors';

/** Made before it takes the place of tfjs's own, which it leaves strings to. */
export function identityKernel(): tf.KernelConfig {
  const stock = stockKernel('Identity');
  return kernel('Identity', (parameters) => {
    const { dataId, shape, dtype } = parameters.inputs['x'] as tf.TensorInfo;
    if (dtype === 'string') return stock(parameters);
    kernelPool().machine.backend.incRef(dataId);
    return { dataId, shape, dtype };
  });
}
