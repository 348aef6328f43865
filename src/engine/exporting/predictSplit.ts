import * as tf from '@tensorflow/tfjs';
import type { Split } from '../../domain/dataset/dataset';
import type { Prediction } from '../../domain/run/run';
import { predictScores } from '../evaluation/predictions';
import type { ExportSource } from './format';
import { loadModel } from './loadModel';

/** Images decoded and predicted together. */
const BATCH = 16;

/** float32 [n, size, size, 3] of images as `readPixels` gives them. */
export function batchTensor(images: Uint8Array[], size: number): tf.Tensor4D {
  const values = new Float32Array(images.length * size * size * 3);
  images.forEach((bytes, i) => values.set(bytes, i * bytes.length));
  return tf.tensor4d(values, [images.length, size, size, 3]);
}

/**
 * The model's predictions of the images of one split, computed now, in the snapshot's order;
 * or why they cannot be, for the user: where an image is gone, the others say little.
 * `progress` takes the fraction done, in [0, 1]. Throws `signal`'s reason when it is aborted.
 */
export async function predictSplit(
  { metadata: { classes, inputSize }, split, readPixels, network }: ExportSource,
  part: Split,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Prediction[] | { unavailable: string }> {
  if (!split || !readPixels) return { unavailable: 'Its images are not stored.' };
  const items = split.filter((item) => item.split === part);
  const model = await loadModel(await network());
  const predictions: Prediction[] = [];
  try {
    for (let at = 0; at < items.length; at += BATCH) {
      const batch = items.slice(at, at + BATCH);
      let pixels: Uint8Array[];
      try {
        pixels = await Promise.all(batch.map(({ hash }) => readPixels(hash)));
      } catch (error) {
        return { unavailable: error instanceof Error ? error.message : String(error) };
      }
      signal.throwIfAborted();
      const images = batchTensor(pixels, inputSize);
      const scores = await predictScores(model, images, classes.length);
      images.dispose();
      batch.forEach(({ hash, path, classIndex }, i) =>
        predictions.push({ hash, path, truth: classIndex, scores: scores[i]! }),
      );
      progress(predictions.length / items.length);
    }
  } finally {
    model.dispose();
  }
  return predictions;
}
