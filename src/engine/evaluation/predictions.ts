import * as tf from '@tensorflow/tfjs';
import { outputWidth, scoresOf } from '../../domain/task';
import type { Snapshot } from '../../domain/dataset/dataset';
import type { TrainingEvent } from '../../domain/run/event';
import { crossEntropy } from '../../domain/evaluation/metrics';
import type { ModelRecipe } from '../../domain/models/registry';
import type { TestEvaluation, Prediction } from '../../domain/run/run';
import type { Forward } from '../models/family';
import { familyOf } from '../models/registry';
import { indicesOf } from '../../domain/dataset/snapshot';
import { pixelTensor, type Pixels } from '../pixels/pixelTensor';
import { progressOf } from '../../domain/run/event';

/** Single predictions timed, after the first two have warmed up. */
const TIMED = 12;
const WARM_UP = 2;

/** The model's output for [n, size, size, 3], as scores of the first `count` rows. */
export async function predictScores(
  model: tf.LayersModel,
  images: tf.Tensor4D,
  classCount: number,
  count = images.shape[0],
): Promise<number[][]> {
  const plain = (x: tf.Tensor4D) => model.apply(x, { training: false }) as tf.Tensor;
  return scoresBy(plain, images, classCount, count);
}

async function scoresBy(
  run: Forward['run'],
  images: tf.Tensor4D,
  classCount: number,
  count: number,
): Promise<number[][]> {
  const output = tf.tidy(() => run(images));
  const values = await output.data();
  output.dispose();
  const width = outputWidth(classCount);
  return Array.from({ length: count }, (_, row) =>
    scoresOf(Array.from(values.subarray(row * width, (row + 1) * width))),
  );
}

/** Median milliseconds for one image, a batch of one, from the tensor to the scores on the host. */
async function timePrediction(
  run: Forward['run'],
  pixels: Pixels,
  index: number,
  classCount: number,
): Promise<number> {
  const image = pixelTensor(pixels, [index], 1);
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + TIMED; i++) {
    const began = performance.now();
    await scoresBy(run, image, classCount, 1);
    if (i >= WARM_UP) times.push(performance.now() - began);
  }
  image.dispose();
  times.sort((a, b) => a - b);
  return times[times.length >> 1]!;
}

/** The model's verdict on every test image of the snapshot, and how long one takes. */
export async function* evaluateTestImages(
  model: tf.LayersModel,
  pixels: Pixels,
  snapshot: Snapshot,
  recipe: ModelRecipe,
  batchSize: number,
): AsyncGenerator<TrainingEvent, TestEvaluation> {
  const forward = familyOf(recipe.kind).forward(model, recipe);
  try {
    return yield* evaluateBy(forward.run, pixels, snapshot, batchSize);
  } finally {
    forward.dispose();
  }
}

async function* evaluateBy(
  run: Forward['run'],
  pixels: Pixels,
  snapshot: Snapshot,
  batchSize: number,
): AsyncGenerator<TrainingEvent, TestEvaluation> {
  const test = indicesOf(snapshot, 'test');
  const classCount = snapshot.classes.length;
  const predictions: Prediction[] = [];
  const began = performance.now();
  for (let start = 0; start < test.length; start += batchSize) {
    const indices = test.subarray(start, start + batchSize);
    const images = pixelTensor(pixels, indices, batchSize);
    const scores = await scoresBy(run, images, classCount, indices.length);
    images.dispose();
    indices.forEach((index, row) => {
      const { hash, path, classIndex } = snapshot.items[index]!;
      predictions.push({ hash, path, truth: classIndex, scores: scores[row]! });
    });
    const done = predictions.length;
    const progress = progressOf(done, test.length, (performance.now() - began) / 1000);
    yield { kind: 'phase', phase: 'judging', progress };
  }
  return {
    predictions,
    loss: crossEntropy(predictions),
    millisecondsPerPrediction: await timePrediction(run, pixels, test[0]!, classCount),
  };
}
