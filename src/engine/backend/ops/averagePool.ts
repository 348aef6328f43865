/** Global average pooling as one operation with its gradient, which tfjs computes by five. */
import * as tf from '@tensorflow/tfjs';

/** Kernel: input `{x}`, [n, height, width, channels], output [n, channels]. */
export const AVERAGE_POOL = 'GlobalAveragePool';
/** Kernel: inputs `{x, dy}`, attributes `{gated}`, output the gradient of x. */
export const AVERAGE_POOL_GRADIENT = 'GlobalAveragePoolGradient';

export interface AveragePoolAttributes extends tf.NamedAttrMap {
  /** Whether x is the output of a ReLU6 that nothing else reads: its gate is applied to the gradient of x. */
  gated: boolean;
}

/** The mean over height and width; `gated` needs a backend with the kernels. */
export function averagePool(x: tf.Tensor4D, attributes: AveragePoolAttributes): tf.Tensor2D {
  const hasKernels = x.shape[3] % 4 === 0 && tf.getKernel(AVERAGE_POOL, tf.getBackend());
  if (!hasKernels) return tf.mean<tf.Tensor2D>(x, [1, 2]);
  const op = tf.customGrad((...given) => {
    const [input, save] = given as unknown as [tf.Tensor4D, tf.GradSaveFunc];
    save([input]);
    return {
      value: tf.engine().runKernel<tf.Tensor2D>(AVERAGE_POOL, { x: input }),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        tf.engine().runKernel<tf.Tensor>(AVERAGE_POOL_GRADIENT, { x: saved[0]!, dy }, attributes),
    };
  });
  return op(x) as tf.Tensor2D;
}
