import * as tf from '@tensorflow/tfjs';
import type { ConvUnit, Plan } from '../../../domain/models/mobilenetv2Plan';
import { BN_EPSILON } from './build';

/**
 * MobileNetV2 without its batch normalisation layers: each is folded into the
 * convolution before it (normalising by fixed statistics is a multiplication and an
 * addition), and convolution, bias and ReLU6 run as one fused kernel. The frozen backbone
 * is folded once; in fine-tuning, folding is part of the differentiated step: kernels,
 * gamma and beta train, mean and variance are constants.
 */
export interface FoldedUnit {
  kernel: tf.Tensor4D;
  bias: tf.Tensor1D;
}

/** Finds a weight by its Keras name, `block_1_expand_BN/gamma`. */
export type WeightLookup = (name: string) => tf.Tensor;

/** A unit's convolution with its normalisation folded in; differentiable with respect to every weight. */
export function foldUnit(unit: ConvUnit, weight: WeightLookup): FoldedUnit {
  return tf.tidy(() => {
    const norm = (part: string) => weight(`${unit.norm}/${part}`) as tf.Tensor1D;
    const spread = tf.sqrt(tf.add(norm('moving_variance'), BN_EPSILON));
    const scale = tf.div<tf.Tensor1D>(norm('gamma'), spread);
    const bias = tf.sub<tf.Tensor1D>(norm('beta'), tf.mul(norm('moving_mean'), scale));
    if (unit.kind === 'conv') {
      return { kernel: tf.mul<tf.Tensor4D>(weight(`${unit.name}/kernel`), scale), bias };
    }
    const kernel = weight(`${unit.name}/depthwise_kernel`);
    return { kernel: tf.mul<tf.Tensor4D>(kernel, tf.reshape(scale, [unit.outputs, 1])), bias };
  });
}

/** Runs one unit over `x`; `previous` is the unit whose output that is, null for the plan's input. */
export type RunUnit = (unit: ConvUnit, x: tf.Tensor4D, previous: ConvUnit | null) => tf.Tensor4D;

/**
 * Run a plan over `x`, [batch, height, width, channels], the input of its first block; the
 * caller disposes of it.
 */
export function runPlan(plan: Plan, x: tf.Tensor4D, run: RunUnit): tf.Tensor4D {
  return tf.tidy(() => {
    let y = x;
    let previous: ConvUnit | null = null;
    for (const block of plan) {
      const entry = y;
      // Each block disposes of its wide activations; the gradient tape keeps those it needs.
      y = tf.tidy(() => {
        let last = entry;
        for (const unit of block.units) {
          last = run(unit, last, previous);
          previous = unit;
        }
        return block.add ? tf.add<tf.Tensor4D>(entry, last) : last;
      });
      if (entry !== x) entry.dispose();
    }
    return y;
  });
}

/** Convolution + bias + ReLU6 in one kernel, with the gradient that tfjs's fused kernel lacks. */
export function convolve(
  unit: ConvUnit,
  x: tf.Tensor4D,
  { kernel, bias }: FoldedUnit,
): tf.Tensor4D {
  const op = tf.customGrad((...inputs) => {
    const [input, filter, offset] = inputs as [tf.Tensor4D, tf.Tensor4D, tf.Tensor1D];
    const save = inputs[3] as tf.GradSaveFunc;
    const value = forward(unit, input, filter, offset);
    save([input, filter, value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(unit, dy, saved),
    };
  });
  return op(x, kernel, bias) as tf.Tensor4D;
}

/** TensorFlow's "same" pads exactly as Keras's ZeroPadding2D + valid does here. */
const window = (unit: ConvUnit) => ({
  strides: [unit.stride, unit.stride],
  pad: 'same',
  dataFormat: 'NHWC',
  dilations: [1, 1],
});

function forward(unit: ConvUnit, x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) {
  return tf
    .engine()
    .runKernel<tf.Tensor4D>(
      unit.kind === 'conv' ? 'FusedConv2D' : 'FusedDepthwiseConv2D',
      { x, filter, bias },
      { ...window(unit), activation: unit.relu ? 'relu6' : 'linear' },
    );
}

/** Gradients of [input, filter, bias] from the output's gradient and the saved tensors. */
function backward(unit: ConvUnit, dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [x, filter, y] = saved as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  // ReLU6 passes a gradient where its output lies strictly between 0 and 6.
  const open = unit.relu ? tf.mul(dy, tf.step(tf.mul(y, tf.sub(6, y)))) : dy;
  return [
    backprop(unit, 'Input', { dy: open, filter }, { inputShape: x.shape }),
    backprop(unit, 'Filter', { x, dy: open }, { filterShape: filter.shape }),
    tf.sum(open, [0, 1, 2]),
  ];
}

function backprop(
  unit: ConvUnit,
  of: 'Input' | 'Filter',
  inputs: tf.NamedTensorMap,
  shape: tf.NamedAttrMap,
): tf.Tensor {
  const name = unit.kind === 'conv' ? 'Conv2DBackprop' : 'DepthwiseConv2dNativeBackprop';
  return tf.engine().runKernel<tf.Tensor>(`${name}${of}`, inputs, { ...window(unit), ...shape });
}
