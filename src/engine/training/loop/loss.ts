import * as tf from '@tensorflow/tfjs';
import { isSigmoid } from '../../../domain/task';
import type { Batch } from './batches';

type Labelled = Pick<Batch, 'labels' | 'weights'>;

/**
 * Cross-entropy of each row from its logits, [n]: binary for one column, categorical
 * for more. Its gradient is given in closed form (probability − label), which is exact where
 * automatic differentiation of the stable formula is not.
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor1D {
  const binary = isSigmoid(labels.shape[1]);
  const op = tf.customGrad((input, save) => {
    const z = input as tf.Tensor2D;
    (save as tf.GradSaveFunc)([z]);
    const value = binary
      ? tf.sum(tf.sub(tf.softplus(z), tf.mul(z, labels)), 1)
      : tf.sub(tf.logSumExp(z, 1), tf.sum(tf.mul(z, labels), 1));
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const z = saved[0] as tf.Tensor2D;
        const probability = binary ? tf.sigmoid(z) : tf.softmax(z);
        return tf.mul(tf.expandDims(dy, 1), tf.sub(probability, labels));
      },
    };
  });
  return op(logits) as tf.Tensor1D;
}

/** 1 for each row whose most probable class is the true one, else 0: [n]. */
function correct(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor1D {
  const right = isSigmoid(labels.shape[1])
    ? tf.equal(tf.greater(logits, 0), tf.greater(labels, 0.5))
    : tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1));
  return tf.cast(tf.reshape(right, [logits.shape[0]]), 'float32');
}

/**
 * The losses of a batch times the weight of each row's class. As in Keras, whose `class_weight` this
 * is, their sum is divided by the number of images, not by the sum of weights.
 *
 * @param losses [n]
 * @param classWeights one weight a class, in class order; null leaves the losses as they are
 */
export function weightLosses(
  losses: tf.Tensor1D,
  labels: tf.Tensor2D,
  classWeights: readonly number[] | null,
): tf.Tensor1D {
  if (!classWeights) return losses;
  const oneHot = isSigmoid(labels.shape[1]) ? tf.concat([tf.sub(1, labels), labels], 1) : labels;
  return tf.mul(losses, tf.sum(tf.mul(oneHot, tf.tensor1d([...classWeights])), 1));
}

/** [sum of losses, number of correct predictions] over a batch's images, without padding. */
export function batchTotals(
  losses: tf.Tensor1D,
  logits: tf.Tensor2D,
  { labels, weights }: Labelled,
): tf.Tensor1D {
  const rows = tf.stack([losses, correct(logits, labels)]);
  return tf.sum(tf.mul(rows, weights), 1);
}
