import * as tf from '@tensorflow/tfjs';
import { decide, scoresOf } from '../../domain/task';
import type { ChangedAnswer, FormatCheck } from '../protocol';
import type { ExportFormat, ExportSource } from './format';
import { batchTensor } from './predictSplit';

const BATCH = 16;

/**
 * What the model answers in a format that stores other numbers than the network's, against
 * the stored predictions of the test images. Null where these or the images are not stored.
 * Throws an Error with a message for the user when an image is gone, and `signal`'s reason
 * when it is aborted. `progress` takes the fraction done, in [0, 1].
 */
export async function checkFormat(
  format: ExportFormat,
  source: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FormatCheck | null> {
  const { predictions, readPixels, metadata } = source;
  if (!format.approximate || !predictions || !readPixels) return null;
  const { threshold, inputSize } = metadata;
  const changed: ChangedAnswer[] = [];
  let correct = 0;
  let maxDifference = 0;
  const forward = await format.approximate(await source.network());
  try {
    for (let at = 0; at < predictions.length; at += BATCH) {
      const batch = predictions.slice(at, at + BATCH);
      const images = await Promise.all(batch.map(({ hash }) => readPixels(hash)));
      signal.throwIfAborted();
      const output = tf.tidy(() => forward.run(batchTensor(images, inputSize)) as tf.Tensor2D);
      const rows = await output.array();
      output.dispose();
      batch.forEach(({ path, truth, scores }, i) => {
        const now = scoresOf(rows[i]!);
        const [before, after] = [decide(scores, threshold), decide(now, threshold)];
        if (before !== after) changed.push({ path, truth, before, after });
        if (after === truth) correct++;
        const apart = now.map((score, j) => Math.abs(score - scores[j]!));
        maxDifference = Math.max(maxDifference, ...apart);
      });
      progress((at + batch.length) / predictions.length);
    }
  } finally {
    forward.dispose();
  }
  const images = predictions.length;
  return { images, accuracy: images ? correct / images : 0, maxDifference, changed };
}
