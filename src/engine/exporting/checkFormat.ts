import * as tf from '@tensorflow/tfjs';
import { decide, scoresOf } from '../../domain/task';
import { message, StudioError } from '../../texts/message';
import type { Forward } from '../models/family';
import type { ChangedAnswer, FormatCheck } from '../protocol/exporting';
import type { ExportFormat, ExportSource } from './format';
import { batchTensor } from './predictSplit';

/** Images decoded and predicted together: few, since between two batches it can be cancelled. */
const BATCH = 8;

/** The part of the progress that calibrating is, for a format that needs it. */
const CALIBRATING = 0.3;

/**
 * What `forward` gives for each test image, in the order of the predictions. Throws an Error
 * with a message for the user when an image is gone, and `signal`'s reason when it is aborted.
 */
export async function outputsOfTest(
  forward: Forward,
  { predictions, readPixels, metadata }: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<number[][]> {
  if (!predictions || !readPixels) throw new StudioError(message('exporting.testImagesNotStored'));
  const outputs: number[][] = [];
  for (let at = 0; at < predictions.length; at += BATCH) {
    const batch = predictions.slice(at, at + BATCH);
    const images = await Promise.all(batch.map(({ hash }) => readPixels(hash)));
    signal.throwIfAborted();
    const tensor = batchTensor(images, metadata.inputSize);
    const output = tf.tidy(() => forward.run(tensor) as tf.Tensor2D);
    outputs.push(...(await output.array()));
    tf.dispose([tensor, output]);
    progress(outputs.length / predictions.length);
  }
  return outputs;
}

/**
 * What the model answers in a format that stores other numbers than the network's, against
 * the stored predictions of the test images. Null where these or the images are not stored.
 * Throws as `outputsOfTest` does. `progress` takes the fraction done, in [0, 1].
 */
export async function checkFormat(
  format: ExportFormat,
  source: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FormatCheck | null> {
  signal.throwIfAborted();
  const { predictions, readPixels, calibration, metadata } = source;
  if (!format.approximate || !predictions || !readPixels) return null;
  const { threshold } = metadata;
  const share = format.needs.includes('calibration') ? CALIBRATING : 0;
  const forward = await format.approximate(await source.network(), {
    images: calibration ?? [],
    progress: (fraction) => progress(share * fraction),
    signal,
  });
  const changed: ChangedAnswer[] = [];
  let correct = 0;
  let maxDifference = 0;
  try {
    const report = (fraction: number) => progress(share + (1 - share) * fraction);
    const outputs = await outputsOfTest(forward, source, report, signal);
    predictions.forEach(({ path, truth, scores }, i) => {
      const now = scoresOf(outputs[i]!);
      const [before, after] = [decide(scores, threshold), decide(now, threshold)];
      if (before !== after) changed.push({ path, truth, before, after });
      if (after === truth) correct++;
      const apart = now.map((score, j) => Math.abs(score - scores[j]!));
      maxDifference = Math.max(maxDifference, ...apart);
    });
  } finally {
    forward.dispose();
  }
  const images = predictions.length;
  return { images, accuracy: images ? correct / images : 0, maxDifference, changed };
}
