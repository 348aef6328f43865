/** Runs in a page (e2e/webgpuKernels.spec.ts builds and loads it): our WebGPU kernels against stock's, the definition and the CPU's. */
import { noPhotometric, PHOTOMETRIC } from '../../src/domain/recipe/photometric';
import { allButJpeg, allPhotometric } from '../../src/engine/augment/photometric.fixture';
import { applyPhotometric, photometricDraws } from '../../src/engine/augment/photometric';
import { changedByLoops } from '../../src/engine/augment/photometricReference.fixture';
import * as tf from '@tensorflow/tfjs';
import { requestAdapter } from '../../src/engine/backend/devices';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { dropoutHash, dropoutThreshold } from '../../src/engine/backend/ops/dropoutHash';
import { seededDropout } from '../../src/engine/backend/ops/seededDropout';
import { startBackend } from '../../src/engine/backend/start';
import type { BackendName } from '../../src/domain/run/run';
import { buildCnn } from '../../src/engine/models/cnn/build';
import { variablesOf } from '../../src/engine/models/weights';
import { Adam } from '../../src/engine/training/loop/adam';
import { trainableModel } from '../../src/engine/training/loop/trainable';
import { trainStep } from '../../src/engine/training/loop/trainStep';

type Shape4 = [number, number, number, number];

/** Input, outputs, stride: products small and large, and sums of more than 2,000 terms, which tfjs splits. */
const CASES: [Shape4, number, number][] = [
  [[2, 6, 8, 3], 5, 1],
  [[1, 5, 4, 2], 2, 1],
  [[2, 7, 9, 4], 6, 2],
  [[4, 32, 32, 8], 12, 1],
  [[4, 32, 32, 16], 32, 1],
];

/** ‖ours − stock's‖ / ‖stock's‖ of the filter gradient of each case. */
async function filterGradients(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [shape, outputs, stride] of CASES) {
    const x = tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 1);
    const filter = tf.zeros<tf.Rank.R4>([3, 3, shape[3], outputs]);
    const convolve = (a: tf.Tensor) => tf.conv2d(x, a as tf.Tensor4D, stride, 'same');
    const dy = tf.randomNormal(convolve(filter).shape, 0, 1, 'float32', 2);
    const gradient = () => tf.grad(convolve)(filter, dy);
    useStockKernels();
    const stock = gradient();
    useFastKernels();
    const relative = tf.div(tf.norm(tf.sub(gradient(), stock)), tf.norm(stock));
    found[`${shape.join('×')}→${outputs}, stride ${stride}`] = (await relative.data())[0]!;
  }
  return found;
}

/** Elements whose survival differs from the definition's; 0 when the mask is right. */
async function dropoutMistakes(): Promise<number> {
  let mistakes = 0;
  for (const shape of [[3, 5, 7, 3], [5, 9], [70_000]]) {
    const kept = await seededDropout(tf.ones(shape), 0.3, 0xdeadbeef).data();
    kept.forEach((value, i) => {
      const expected = dropoutHash(i, 0xdeadbeef) >= dropoutThreshold(0.3) ? 1 / 0.7 : 0;
      if (Math.abs(value - expected) > 1e-6) mistakes++;
    });
  }
  return mistakes;
}

/** What training computes on a backend, in plain numbers. */
interface Trained {
  /** The gradients of the first step, by variable. */
  gradients: Record<string, number[]>;
  /** The loss of each step. */
  losses: number[];
}

/** Whole training steps of the scratch CNN on made-up batches, the same on every backend. */
async function trained(backend: BackendName): Promise<Trained> {
  await startBackend(backend);
  const [size, count, steps] = [16, 4, 3];
  const model = buildCnn(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: size, classCount: 2, seed: 5 },
  );
  const trainable = trainableModel(model);
  const optimizer = new Adam(trainable.variables, 1e-3);
  const random = new Float32Array(count * size * size * 3).map((_, i) => dropoutHash(i, 7) % 256);
  const inputs = tf.tensor4d(random, [count, size, size, 3]);
  const labels = tf.tensor2d([0, 1, 1, 0], [count, 1]);
  const batch = { inputs, labels, weights: tf.ones([count]), count };
  const { grads } = tf.variableGrads(
    () => tf.losses.sigmoidCrossEntropy(labels, trainable.logits(inputs, 3)).asScalar(),
    [...trainable.variables.values()],
  );
  const gradients: Trained['gradients'] = {};
  for (const [name, variable] of trainable.variables) {
    gradients[name] = [...(await grads[variable.name]!.data())];
  }
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const totals = trainStep(trainable, optimizer, batch as Parameters<typeof trainStep>[2], step);
    losses.push((await totals.data())[0]! / count);
    totals.dispose();
  }
  optimizer.dispose();
  tf.dispose([inputs, labels, batch.weights, ...Object.values(grads)]);
  tf.dispose([...variablesOf(model.weights).values()]);
  return { gradients, losses };
}

/** The greatest difference, in levels of 0–255, of each photometric change from float64 loops. */
async function photometricDifferences(): Promise<Record<string, number>> {
  const [size, keys] = [12, [3, 11, 400]];
  const pixels = Float32Array.from(
    { length: keys.length * size * size * 3 },
    (_, i) => (Math.imul(i + 1, 2654435761) >>> 24) % 256,
  );
  const found: Record<string, number> = {};
  for (const name of [...PHOTOMETRIC, 'all but JPEG'] as const) {
    const asked =
      name === 'all but JPEG' ? allButJpeg : { ...noPhotometric, [name]: allPhotometric[name] };
    const draws = photometricDraws(asked, 5, keys, 2);
    const batch = tf.tensor4d(pixels, [keys.length, size, size, 3]);
    const output = applyPhotometric(batch, draws, asked);
    const values = await output.data();
    const expected = changedByLoops(pixels, size, draws);
    found[name] = expected.reduce(
      (worst, value, i) => Math.max(worst, Math.abs(value - values[i]!)),
      0,
    );
    tf.dispose([batch, output]);
  }
  return found;
}

const checks = {
  /** False where the browser has no adapter. */
  async start(): Promise<boolean> {
    if (!(await requestAdapter())) return false;
    await startBackend('webgpu');
    return true;
  },
  filterGradients,
  dropoutMistakes,
  photometricDifferences,
  trained,
};
export type WebgpuChecks = typeof checks;
Object.assign(globalThis, { webgpuChecks: checks });
