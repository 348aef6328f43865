/**
 * Batch normalisation by the batch's own statistics (Ioffe and Szegedy 2015), and the ReLU
 * behind it, as one operation with its gradient. Where a backend has the two kernels, each
 * runs in two passes over memory; as plain operations it is about a dozen.
 */
import * as tf from '@tensorflow/tfjs';

/** Kernel: inputs `{x, gamma, beta}`, attributes below, outputs [y, mean, variance]. */
export const BATCH_NORM = 'BatchNormTraining';
/** Kernel: inputs `{dy, x, y, gamma, mean, variance}`, the same attributes, outputs [dx, dGamma, dBeta]. */
export const BATCH_NORM_GRADIENT = 'BatchNormTrainingGradient';

export interface BatchNormAttributes extends tf.NamedAttrMap {
  epsilon: number;
  /** Whether a ReLU follows. */
  relu: boolean;
}

/** Both statistics are the batch's, [channels]; the variance is the biased one, as Keras trains by. */
export interface BatchNormResult {
  y: tf.Tensor4D;
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}

/** Whether the current backend has the kernels, for this number of channels. */
const hasKernels = (channels: number): boolean =>
  channels % 4 === 0 && tf.getKernel(BATCH_NORM, tf.getBackend()) !== undefined;

function forward(inputs: tf.Tensor[], attributes: BatchNormAttributes): tf.Tensor[] {
  const [x, gamma, beta] = inputs as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D];
  if (hasKernels(x.shape[3])) {
    return tf.engine().runKernel<tf.Tensor[]>(BATCH_NORM, { x, gamma, beta }, attributes);
  }
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, attributes.epsilon)));
  const shifted = tf.add(tf.mul(x, scale), tf.sub(beta, tf.mul(mean, scale)));
  return [attributes.relu ? tf.relu(shifted) : shifted, mean, variance];
}

function backward(dy: tf.Tensor, saved: tf.Tensor[], attributes: BatchNormAttributes): tf.Tensor[] {
  const [x, y, gamma, mean, variance] = saved as [tf.Tensor4D, ...tf.Tensor[]];
  if (hasKernels(x.shape[3])) {
    const inputs = { dy, x, y: y!, gamma: gamma!, mean: mean!, variance: variance! };
    return tf.engine().runKernel<tf.Tensor[]>(BATCH_NORM_GRADIENT, inputs, attributes);
  }
  const open = attributes.relu ? tf.mul(dy, tf.step(y!)) : dy;
  const deviation = tf.rsqrt(tf.add(variance!, attributes.epsilon));
  const normalised = tf.mul(tf.sub(x, mean!), deviation);
  const dBeta = tf.sum(open, [0, 1, 2]);
  const dGamma = tf.sum(tf.mul(open, normalised), [0, 1, 2]);
  const count = x.size / x.shape[3];
  const centred = tf.sub(open, tf.div(tf.add(dBeta, tf.mul(normalised, dGamma)), count));
  return [tf.mul(centred, tf.mul(gamma!, deviation)), dGamma, dBeta];
}

/**
 * relu?((x − mean) / √(variance + epsilon) × gamma + beta), by the statistics of `x` itself,
 * [n, h, w, channels]. Differentiable in x, gamma and beta; the statistics are the caller's
 * to dispose of.
 */
export function batchNorm(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  attributes: BatchNormAttributes,
): BatchNormResult {
  let mean!: tf.Tensor;
  let variance!: tf.Tensor;
  const op = tf.customGrad((...inputs) => {
    const save = inputs[3] as unknown as tf.GradSaveFunc;
    const [y, ...statistics] = forward(inputs.slice(0, 3) as tf.Tensor[], attributes);
    [mean, variance] = statistics.map((tensor) => tf.keep(tensor.clone())) as [
      tf.Tensor,
      tf.Tensor,
    ];
    save([inputs[0] as tf.Tensor, y!, inputs[1] as tf.Tensor, mean, variance]);
    return {
      value: y!,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved, attributes),
    };
  });
  const y = op(x, gamma, beta) as tf.Tensor4D;
  return { y, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D };
}
