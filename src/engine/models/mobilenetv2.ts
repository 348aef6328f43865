import * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../domain/model';
import type { ConvUnit, Plan } from './mobilenetv2Plan';

/** Keras's own values; the normalisation never trains, so the momentum only travels in the file. */
export const BN_EPSILON = 1e-3;
const BN_MOMENTUM = 0.999;

/**
 * Build the trunk a plan describes as a LayersModel.
 * Input: raw RGB 0–255, [batch, size, size, 3], rescaled by the first layer.
 * Output: the plan's last activation, [batch, height, width, channels].
 * Fresh weights; see pretrained/ for filling them.
 */
export function mobileNetTrunk(plan: Plan, size: number, scaling: InputScaling): tf.LayersModel {
  const input = tf.input({ shape: [size, size, 3], name: 'image' });
  let x = apply(tf.layers.rescaling({ name: 'rescaling', ...scaling }), input);
  for (const block of plan) {
    const entry = x;
    for (const unit of block.units) x = convUnit(unit, x);
    if (block.add) {
      x = tf.layers.add({ name: block.add }).apply([entry, x]) as tf.SymbolicTensor;
    }
  }
  return tf.model({ inputs: input, outputs: x, name: 'mobilenetv2' });
}

function convUnit(unit: ConvUnit, input: tf.SymbolicTensor): tf.SymbolicTensor {
  const { name, kernel, stride, pad } = unit;
  const common = {
    name,
    kernelSize: kernel,
    strides: stride,
    padding: pad ? ('valid' as const) : ('same' as const),
    useBias: false,
  };
  let x = input;
  if (pad) {
    x = apply(tf.layers.zeroPadding2d({ name: pad, padding: padding(input.shape) }), x);
  }
  const conv =
    unit.kind === 'conv'
      ? tf.layers.conv2d({ ...common, filters: unit.outputs })
      : tf.layers.depthwiseConv2d({ ...common, depthMultiplier: 1 });
  x = apply(inferenceBatchNormalization(unit.norm), apply(conv, x));
  return unit.relu ? apply(tf.layers.reLU({ name: unit.relu, maxValue: 6 }), x) : x;
}

/** Keras's `correct_pad` for a 3×3 kernel: an even side is padded below and right only. */
function padding(shape: (number | null)[]): [[number, number], [number, number]] {
  const side = (length: number): [number, number] => [length % 2 === 0 ? 0 : 1, 1];
  return [side(shape[1]!), side(shape[2]!)];
}

/**
 * Batch normalisation that keeps to its stored mean and variance even inside
 * `fit`, which the stock layer does not (it ignores `trainable = false`, and its
 * statistics drift). It is the stock layer otherwise, and saves as it.
 */
export function inferenceBatchNormalization(name: string): tf.layers.Layer {
  const layer = tf.layers.batchNormalization({ name, epsilon: BN_EPSILON, momentum: BN_MOMENTUM });
  const normalise = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => normalise(inputs, { ...kwargs, training: false });
  return layer;
}

function apply(layer: tf.layers.Layer, input: tf.SymbolicTensor): tf.SymbolicTensor {
  return layer.apply(input) as tf.SymbolicTensor;
}
