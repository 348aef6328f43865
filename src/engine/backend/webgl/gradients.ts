import * as tf from '@tensorflow/tfjs';

/** Kernel: inputs `{x, dy}`: dy where x > 0. */
export const RELU_GRADIENT = 'ReluGrad';

/**
 * ReLU's gradient from its output rather than its input (they are above 0 together):
 * the input need not be kept for the backward pass, and with the kernel it is one pass
 * instead of two.
 */
export const reluGradient: tf.GradConfig = {
  kernelName: 'Relu',
  outputsToSave: [true],
  gradFunc: (dy, saved) => {
    const y = saved[0]!;
    const gradient = dy as tf.Tensor;
    return {
      x: () =>
        tf.getKernel(RELU_GRADIENT, tf.getBackend())
          ? tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { x: y, dy: gradient })
          : tf.mul(gradient, tf.cast(tf.step(y), 'float32')),
    };
  },
};
