import * as tf from '@tensorflow/tfjs';
import { outputWidth, writeLabel } from '../../../domain/task';

/**
 * One batch of a fixed shape. The last batch of an epoch is padded with rows of weight
 * zero, so that no other shape needs new shaders and the padding has no effect.
 */
export interface Batch {
  /** The trainable's inputs: pixels 0–255 [n, size, size, 3], or cached features. */
  inputs: tf.Tensor;
  /** [n, 1] of 0 or 1 for two classes, [n, classes] one-hot for more. */
  labels: tf.Tensor2D;
  /** [n]: 1 for an image, 0 for padding. */
  weights: tf.Tensor1D;
  /** How many rows are images. */
  count: number;
}

/**
 * Provides batches. Which images a training batch holds, and how they are augmented, is
 * a pure function of the epoch and the index, so that a resumed run is exactly the same.
 * The caller disposes of the batches.
 */
export interface BatchSource {
  /** Training images in an epoch. */
  trainImages: number;
  /** Batches in an epoch. */
  trainBatches: number;
  validationBatches: number;
  /** The index-th training batch of an epoch (counted from 1, through both stages). */
  train(epoch: number, index: number): Promise<Batch>;
  validation(index: number): Promise<Batch>;
}

export const batchesFor = (images: number, batchSize: number): number =>
  Math.ceil(images / batchSize);

/** Labels and weights for rows of the given classes, padded to `batchSize`. */
export function labelTensors(
  classes: ArrayLike<number>,
  batchSize: number,
  classCount: number,
): { labels: tf.Tensor2D; weights: tf.Tensor1D } {
  const width = outputWidth(classCount);
  const labels = new Float32Array(batchSize * width);
  const weights = new Float32Array(batchSize);
  for (let row = 0; row < classes.length; row++) {
    const label = classes[row]!;
    weights[row] = 1;
    writeLabel(labels.subarray(row * width, (row + 1) * width), label);
  }
  return { labels: tf.tensor2d(labels, [batchSize, width]), weights: tf.tensor1d(weights) };
}

export const disposeBatch = ({ inputs, labels, weights }: Batch): void =>
  tf.dispose([inputs, labels, weights]);
