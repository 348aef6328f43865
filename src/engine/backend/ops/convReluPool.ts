/**
 * Convolution 3 × 3 → bias → ReLU → max-pool 2 × 2 as one operation, forward and
 * backward. As separate operations most of a training step's time on a processor goes
 * to writing and reading the full-size activations between them; together they never
 * exist: what is kept for the gradient is which of the four pixels was the largest.
 */
import * as tf from '@tensorflow/tfjs';

/**
 * Kernel: inputs `{x, filter, bias}`, attributes `{scale}`, outputs [pooled, winners]:
 * winners are one byte each (dtype bool), 0–3 for the window's pixel, 4 where ReLU is 0.
 */
export const CONV_RELU_POOL = 'ConvReluPool';
/** Kernel: inputs `{dy, winners, filter}`, attributes `{inputShape}`, output the gradient of x. */
export const CONV_RELU_POOL_INPUT = 'ConvReluPoolBackpropInput';
/** Kernel: inputs `{x, dy, winners}`, attributes `{filterShape, scale}`, outputs [filter's, bias's] gradient. */
export const CONV_RELU_POOL_FILTER = 'ConvReluPoolBackpropFilter';

export interface ConvReluPoolAttributes extends tf.NamedAttrMap {
  scale: number;
}

const gradient: tf.GradConfig = {
  kernelName: CONV_RELU_POOL,
  inputsToSave: ['x', 'filter'],
  outputsToSave: [false, true],
  gradFunc: (dys, saved, attrs) => {
    const dy = (dys as tf.Tensor[])[0]!;
    const [x, filter, winners] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
    const { scale } = attrs as ConvReluPoolAttributes;
    const run = <Result>(name: string, inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap) =>
      tf.engine().runKernel(name, inputs, attributes) as Result;
    // One pass makes both gradients, and the engine asks for the filter's first, in a scope
    // of its own: the bias's is kept until it is asked for.
    let kept: tf.Tensor | undefined;
    const weights = (): tf.Tensor[] =>
      run(CONV_RELU_POOL_FILTER, { x, dy, winners }, { filterShape: filter.shape, scale });
    return {
      x: () => {
        const gradient = run<tf.Tensor>(
          CONV_RELU_POOL_INPUT,
          { dy, winners, filter },
          { inputShape: x.shape },
        );
        return scale === 1 ? gradient : tf.mul(gradient, scale);
      },
      filter: () => {
        const [ofFilter, ofBias] = weights();
        kept = tf.keep(ofBias!);
        return ofFilter!;
      },
      bias: () => {
        if (!kept) return weights()[1]!;
        const ofBias = kept.clone();
        kept.dispose();
        return ofBias;
      },
    };
  },
};

/** The same from stock operations, where the backend has no kernel of this name. */
function composed(x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D, scale: number) {
  const scaled = scale === 1 ? x : tf.mul<tf.Tensor4D>(x, scale);
  const activated = tf.relu(tf.add<tf.Tensor4D>(tf.conv2d(scaled, filter, 1, 'same'), bias));
  return tf.maxPool(activated, 2, 2, 'valid');
}

/** Whether the current backend runs these as one operation: it needs whole groups of channels. */
export const fusesConvReluPool = (outChannels: number): boolean =>
  outChannels % 8 === 0 && tf.getKernel(CONV_RELU_POOL, tf.getBackend()) !== undefined;

/**
 * maxPool₂(relu(conv₃ₓ₃(x × scale, filter) + bias)), 'same' convolution, 'valid' pool:
 * [n, h, w, c] → [n, ⌊h/2⌋, ⌊w/2⌋, outChannels]. Differentiable in all three inputs.
 * Call it inside `tf.tidy` (a gradient's function is): the winners are freed with its scope.
 */
export function convReluPool(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor1D,
  scale = 1,
): tf.Tensor4D {
  if (!fusesConvReluPool(filter.shape[3])) return composed(x, filter, bias, scale);
  if (!tf.getGradient(CONV_RELU_POOL)) tf.registerGradient(gradient);
  const attributes: ConvReluPoolAttributes = { scale };
  const [pooled] = tf
    .engine()
    .runKernel<tf.Tensor[]>(CONV_RELU_POOL, { x, filter, bias }, attributes);
  return pooled as tf.Tensor4D;
}
