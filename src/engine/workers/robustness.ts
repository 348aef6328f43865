/** How a stored run does on test images that are made worse: measured here, stored with its evaluation. */
import type * as tf from '@tensorflow/tfjs';
import type { ImageHash } from '../../domain/dataset/dataset';
import type { RunRecord } from '../../domain/run/run';
import {
  CORRUPTIONS,
  robustnessSample,
  STRENGTHS,
  type Corruption,
  type Robustness,
} from '../../domain/evaluation/robustness';
import { shownThreshold } from '../../domain/evaluation/temperature';
import { decide } from '../../domain/task';
import { readOriginal } from '../../storage/images';
import { setRobustness } from '../../storage/runs';
import { corrupt, type Squares } from '../evaluation/corruptions';
import { predictScores } from '../evaluation/predictions';
import { decodeSquare } from '../pixels/decode';
import { preparePixels } from '../pixels/source';
import { throughJpeg } from '../pixels/throughJpeg';
import type { CorruptedExample } from '../protocol/inference';
import { finishedRun, openModel } from './inferenceStore';
import { message, StudioError } from '../../texts/message';

/** Images corrupted and predicted together. */
const BATCH = 16;
/** How much of the work is decoding. */
const DECODING = 0.1;
/** Side of the example's pictures, in pixels. */
const EXAMPLE = 64;

async function readBytes(hash: string): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new StudioError(message('workers.imageDeleted'));
}

async function countCorrect(
  model: tf.LayersModel,
  images: tf.Tensor4D,
  run: RunRecord,
  truths: readonly number[],
): Promise<number> {
  try {
    const scores = await predictScores(model, images, run.classes.length);
    const threshold = shownThreshold(run);
    return scores.filter((row, i) => decide(row, threshold) === truths[i]).length;
  } finally {
    images.dispose();
  }
}

/**
 * Measure a run's accuracy on its test images, or on those of them that are in `common`, at every
 * strength of every corruption, and store it. Throws an Error with a message for the user when an image or the model
 * is gone, and `signal`'s reason once it is aborted.
 */
export async function measureRobustness(
  runId: string,
  common: readonly ImageHash[] | null,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { run, evaluation } = await finishedRun(runId);
  const { predictions } = evaluation;
  const wanted = common && new Set(common);
  const sample = robustnessSample(
    wanted ? predictions.filter(({ hash }) => wanted.has(hash)) : predictions,
  );
  const { model, inputSize: size } = await openModel({ kind: 'run', runId });
  try {
    const decoded = (done: number) => onProgress((DECODING * done) / sample.length);
    const hashes = sample.map(({ hash }) => hash);
    const pixels = await preparePixels(hashes, size, readBytes, decoded, signal);
    try {
      const correct = Object.fromEntries(
        CORRUPTIONS.map((name) => [name, STRENGTHS[name].map(() => 0)]),
      ) as Robustness['correct'];
      let clean = 0;
      for (let from = 0; from < sample.length; from += BATCH) {
        const batch = sample.slice(from, from + BATCH);
        const bytes = new Uint8Array(batch.length * size * size * 3);
        pixels.read(
          Array.from(batch, (_, i) => from + i),
          bytes,
        );
        const squares: Squares = { pixels: bytes, size, keys: batch.map(({ hash }) => hash) };
        const truths = batch.map(({ truth }) => truth);
        const count = async (name: Corruption, level: number) =>
          await countCorrect(model, await corrupt(squares, name, level, throughJpeg), run, truths);
        // A rotation by nothing is the image as it is.
        clean += await count('rotation', 0);
        for (const name of CORRUPTIONS) {
          for (const [i, level] of STRENGTHS[name].entries()) {
            signal.throwIfAborted();
            correct[name][i]! += await count(name, level);
          }
        }
        onProgress(DECODING + ((1 - DECODING) * (from + batch.length)) / sample.length);
      }
      const robustness = { images: sample.length, clean, correct };
      await setRobustness(
        runId,
        common ? { commonRobustness: { ...robustness, hashes: [...common] } } : { robustness },
      );
    } finally {
      await pixels.close();
    }
  } finally {
    model.dispose();
  }
}

/** One test image at every strength of every corruption, small; null where it is gone. */
export async function corruptedExample(runId: string): Promise<CorruptedExample | null> {
  const { evaluation } = await finishedRun(runId);
  const [first] = robustnessSample(evaluation.predictions);
  const original = first && (await readOriginal(first.hash));
  if (!original) return null;
  const pixels = await decodeSquare(original, EXAMPLE);
  const squares: Squares = { pixels, size: EXAMPLE, keys: [first.hash] };
  const rgba = async (name: Corruption, level: number) => {
    const image = await corrupt(squares, name, level, throughJpeg);
    const values = await image.data();
    image.dispose();
    return Uint8ClampedArray.from({ length: EXAMPLE * EXAMPLE * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : values[Math.floor(i / 4) * 3 + (i % 4)]!,
    );
  };
  const pictures = {} as CorruptedExample['pictures'];
  for (const name of CORRUPTIONS) {
    pictures[name] = [];
    for (const level of STRENGTHS[name]) pictures[name].push(await rgba(name, level));
  }
  return { size: EXAMPLE, pictures };
}
