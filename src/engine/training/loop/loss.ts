import * as tf from '@tensorflow/tfjs';
import type { Batch } from './batches';

type Labelled = Pick<Batch, 'labels' | 'weights'>;

/**
 * Cross-entropy of each row from its logits, [n]: binary for one column, categorical
 * for more. Its gradient is written out (probability − label), which is exact where
 * differentiating the stable formula piece by piece is not.
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor1D {
  const binary = labels.shape[1] === 1;
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

/** Rows whose likeliest class is the true one, 1 or 0 each, [n]. */
function correct(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor1D {
  const right =
    labels.shape[1] === 1
      ? tf.equal(tf.greater(logits, 0), tf.greater(labels, 0.5))
      : tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1));
  return tf.cast(tf.reshape(right, [logits.shape[0]]), 'float32');
}

/** [sum of losses, count of right answers] over a batch's images, padding left out. */
export function batchTotals(
  losses: tf.Tensor1D,
  logits: tf.Tensor2D,
  { labels, weights }: Labelled,
): tf.Tensor1D {
  const rows = tf.stack([losses, correct(logits, labels)]);
  return tf.sum(tf.mul(rows, weights), 1);
}
