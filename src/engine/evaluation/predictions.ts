import * as tf from '@tensorflow/tfjs';
import { outputWidth, scoresOf } from '../../domain/task';
import type { Snapshot } from '../../domain/dataset/dataset';
import type { TrainingEvent } from '../../domain/run/event';
import { crossEntropy } from '../../domain/evaluation/metrics';
import type { ModelRecipe } from '../../domain/models/registry';
import type { FeatureCounts, TestEvaluation, Prediction } from '../../domain/run/run';
import { gatherFeatures, plainViews } from '../features/gather';
import type { CutForward, Forward } from '../models/family';
import { plainForward } from '../models/plainForward';
import { familyOf } from '../models/registry';
import { indicesOf } from '../../domain/dataset/snapshot';
import { pixelTensor, type Pixels } from '../pixels/pixelTensor';
import { progressOf } from '../../domain/run/event';
import { nextTurn } from '../../messaging/inSlices';

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
  return await predictedScores(plain, images, classCount, count);
}

/** What `run` makes of these inputs, as scores of the first `count` rows. */
export async function predictedScores<T extends tf.Tensor>(
  run: (inputs: T) => tf.Tensor,
  inputs: T,
  classCount: number,
  count: number,
): Promise<number[][]> {
  const output = tf.tidy(() => run(inputs));
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
    await predictedScores(run, image, classCount, 1);
    if (i >= WARM_UP) times.push(performance.now() - began);
  }
  image.dispose();
  times.sort((a, b) => a - b);
  return times[times.length >> 1]!;
}

/**
 * Evaluate a trained model once: its predictions of the snapshot's test and validation
 * images, and how long one takes. Of a model with a frozen part, that part's outputs are read
 * where a run has kept them, and computed and kept where not.
 *
 * @param pixels the snapshot's images, in its order
 * @param recipe of the model; null for an imported one, which is run layer by layer
 * @param counts adds up those outputs
 */
export async function* evaluateModel(
  model: tf.LayersModel,
  pixels: Pixels,
  snapshot: Snapshot,
  recipe: ModelRecipe | null,
  batchSize: number,
  counts: FeatureCounts = { computed: 0, read: 0 },
): AsyncGenerator<TrainingEvent, TestEvaluation> {
  const cut = recipe && ((await familyOf(recipe.kind).cut?.(model, recipe)) ?? null);
  const forward = recipe ? familyOf(recipe.kind).forward(model, recipe) : plainForward(model);
  try {
    const test = indicesOf(snapshot, 'test');
    const validation = indicesOf(snapshot, 'validation');
    const indices = Uint32Array.from([...test, ...validation]);
    const all =
      cut && indices.length > 0
        ? yield* predictFromFeatures(cut, pixels, snapshot, indices, batchSize, counts)
        : yield* predict(imageBatches(forward.run, pixels, indices), snapshot, indices, batchSize);
    const predictions = all.slice(0, test.length);
    const classCount = snapshot.classes.length;
    return {
      predictions,
      validation: all.slice(test.length),
      loss: predictions.length > 0 ? crossEntropy(predictions) : 0,
      // A final model has images of training only.
      millisecondsPerPrediction: await timePrediction(
        forward.run,
        pixels,
        indices[0] ?? 0,
        classCount,
      ),
    };
  } finally {
    forward.dispose();
    cut?.dispose();
  }
}

/**
 * A trained model's predictions of the snapshot's validation images, in its order: what
 * `evaluateModel` gives, for a run that was evaluated before these were kept.
 *
 * @param pixels the validation images alone, in the snapshot's order
 */
export async function predictValidation(
  model: tf.LayersModel,
  pixels: Pixels,
  snapshot: Snapshot,
  recipe: ModelRecipe,
  batchSize: number,
): Promise<Prediction[]> {
  const items = snapshot.items.filter(({ split }) => split === 'validation');
  const indices = Uint32Array.from(items.keys());
  const forward = familyOf(recipe.kind).forward(model, recipe);
  try {
    const batches = imageBatches(forward.run, pixels, indices);
    const work = predict(batches, { ...snapshot, items }, indices, batchSize);
    for (;;) {
      const { done, value } = await work.next();
      if (done) return value;
    }
  } finally {
    forward.dispose();
  }
}

/** Where the inputs of a prediction come from, and what is run on them. */
interface Batches {
  run: (inputs: tf.Tensor) => tf.Tensor;
  /** Of `indices` from `start` on, `size` rows; those past the end are padding. */
  inputs: (start: number, size: number) => tf.Tensor;
}

const imageBatches = (run: Forward['run'], pixels: Pixels, indices: Uint32Array): Batches => ({
  run: (images) => run(images as tf.Tensor4D),
  inputs: (start, size) => pixelTensor(pixels, indices.subarray(start, start + size), size),
});

/** The predictions of a model whose frozen part need not be run again. */
async function* predictFromFeatures(
  { frozen, rest }: CutForward,
  pixels: Pixels,
  snapshot: Snapshot,
  indices: Uint32Array,
  batchSize: number,
  counts: FeatureCounts,
): AsyncGenerator<TrainingEvent, Prediction[]> {
  const features = yield* gatherFeatures({
    views: plainViews(Array.from(indices, (index) => snapshot.items[index]!.hash)),
    part: frozen,
    read: (views) => {
      const images = Array.from(views, (view) => indices[view]!);
      return pixelTensor(pixels, images, images.length);
    },
    phase: 'evaluating',
    counts,
  });
  const inputs = (start: number, size: number) =>
    features.read(
      Array.from({ length: size }, (_, row) => Math.min(start + row, indices.length - 1)),
    );
  try {
    return yield* predict({ run: rest, inputs }, snapshot, indices, batchSize);
  } finally {
    await features.close();
  }
}

async function* predict(
  { run, inputs }: Batches,
  snapshot: Snapshot,
  indices: Uint32Array,
  batchSize: number,
): AsyncGenerator<TrainingEvent, Prediction[]> {
  const predictions: Prediction[] = [];
  const began = performance.now();
  for (let start = 0; start < indices.length; start += batchSize) {
    const batch = indices.subarray(start, start + batchSize);
    const shown = inputs(start, batchSize);
    const scores = await predictedScores(run, shown, snapshot.classes.length, batch.length);
    shown.dispose();
    batch.forEach((index, row) => {
      const { hash, path, classIndex } = snapshot.items[index]!;
      predictions.push({ hash, path, truth: classIndex, scores: scores[row]! });
    });
    const seconds = (performance.now() - began) / 1000;
    const progress = progressOf(predictions.length, indices.length, seconds);
    yield { kind: 'phase', phase: 'evaluating', progress };
    // What WASM gives comes without a turn: a cancellation would wait for the last batch.
    await nextTurn();
  }
  return predictions;
}
