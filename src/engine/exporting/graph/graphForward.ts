import * as tf from '@tensorflow/tfjs';
import type { Forward } from '../../models/family';
import {
  INPUT,
  linearName,
  type Activation,
  type Graph,
  type Operation,
  type Padding,
} from './graph';

const ACTIVATIONS: Record<Activation, (x: tf.Tensor) => tf.Tensor> = {
  none: (x) => x,
  relu: tf.relu,
  relu6: tf.relu6,
  sigmoid: tf.sigmoid,
  softmax: (x) => tf.softmax(x),
};

const explicit = ({ top, bottom, left, right }: Padding): tf.backend_util.ExplicitPadding => [
  [0, 0],
  [top, bottom],
  [left, right],
  [0, 0],
];

/** Hears of each output by its name, within the `tf.tidy` of the run. */
type Observe = (name: string, output: tf.Tensor) => void;

function apply(operation: Operation, [x, other]: tf.Tensor[], observe: Observe): tf.Tensor {
  const image = x as tf.Tensor4D;
  switch (operation.kind) {
    case 'scale':
      return tf.add(tf.mul(image, operation.scale), operation.offset);
    case 'conv': {
      const { kernel, kernelShape, strides, padding, bias, activation } = operation;
      const filter = tf.tensor4d(kernel, kernelShape);
      const y = tf.conv2d(image, filter, strides, explicit(padding), 'NHWC', [1, 1], 'floor');
      return ACTIVATIONS[activation](tf.add(y, tf.tensor1d(bias)));
    }
    case 'depthwise': {
      const { kernel, kernelShape, strides, padding, bias, activation } = operation;
      const filter = tf.tensor4d(kernel, [...kernelShape, 1]);
      // tfjs's depthwise convolution takes no explicit padding on every backend.
      const padded = tf.pad4d(image, explicit(padding));
      return ACTIVATIONS[activation](
        tf.add(tf.depthwiseConv2d(padded, filter, strides, 'valid'), tf.tensor1d(bias)),
      );
    }
    case 'dense': {
      const { kernel, kernelShape, bias, activation } = operation;
      const y = tf.add(
        tf.matMul(x as tf.Tensor2D, tf.tensor2d(kernel, kernelShape)),
        tf.tensor1d(bias),
      );
      observe(linearName(operation.name), y);
      return ACTIVATIONS[activation](y);
    }
    case 'add':
      return tf.add(x!, other!);
    case 'maxPool':
      return tf.maxPool(image, operation.size, operation.size, 'valid');
    case 'globalAverage':
      return tf.mean(image, [1, 2]);
    case 'flatten':
      return tf.reshape(image, [image.shape[0], -1]);
  }
}

/**
 * Runs a graph with TensorFlow.js, to measure what an exported file answers before it is
 * downloaded: raw RGB 0–255 [n, size, size, 3] → the network's output. Not tuned for speed.
 * `observe` hears of each operation's output, and of a dense layer's before its activation.
 */
export const graphForward = (
  { operations }: Graph,
  observe: Observe = () => undefined,
): Forward => ({
  run: (images) =>
    tf.tidy(() => {
      const outputs = new Map<string, tf.Tensor>([[INPUT, images]]);
      let last: tf.Tensor = images;
      for (const operation of operations) {
        last = apply(
          operation,
          operation.inputs.map((name) => outputs.get(name)!),
          observe,
        );
        observe(operation.name, last);
        outputs.set(operation.name, last);
      }
      return last;
    }),
  dispose: () => undefined,
});
