import * as tf from '@tensorflow/tfjs';
import type { Adam } from './adam';
import type { Batch } from './batches';
import { batchTotals, crossEntropy, weightLosses } from './loss';
import type { Trainable } from './trainable';

/**
 * Forward pass, backward pass and one optimizer step, without a readback. Returns
 * [sum of weighted losses, correct predictions] over the batch's images; the caller disposes of it.
 */
export function trainStep(
  trainable: Trainable,
  optimizer: Adam,
  batch: Batch,
  seed: number,
  classWeights: readonly number[] | null = null,
): tf.Tensor1D {
  let totals!: tf.Tensor1D;
  const { value, grads } = tf.variableGrads(() => {
    const logits = trainable.logits(batch.inputs, seed);
    const losses = weightLosses(crossEntropy(logits, batch.labels), batch.labels, classWeights);
    totals = tf.keep(batchTotals(losses, logits, batch));
    return tf.div(tf.sum(tf.mul(losses, batch.weights)), batch.count) as tf.Scalar;
  }, [...trainable.variables.values()]);
  optimizer.apply(grads);
  tf.dispose([value, grads]);
  return totals;
}
