/**
 * Runs in a page (e2e/webglKernels.spec.ts builds and loads it): our WebGL kernels
 * against float64 sums or the stock kernels, and twenty training steps against stock.
 */
import * as tf from '@tensorflow/tfjs';
import {
  useFastKernels as fastKernels,
  useStockKernels as stockKernels,
} from '../../src/engine/backend/kernels';
import { dropoutHash, dropoutThreshold } from '../../src/engine/backend/ops/dropoutHash';
import { seededDropout } from '../../src/engine/backend/ops/seededDropout';
import { adamUpdate } from '../../src/engine/backend/ops/adamUpdate';
import { startBackend } from '../../src/engine/backend/start';
import { webglKernels } from '../../src/engine/backend/webgl/kernels';
import { variantTransforms } from '../../src/engine/augment/transforms';
import { applyPhotometric, photometricDraws } from '../../src/engine/augment/photometric';
import { allButJpeg, allPhotometric } from '../../src/engine/augment/photometric.fixture';
import { noPhotometric, PHOTOMETRIC } from '../../src/domain/recipe/photometric';
import { warp } from '../../src/engine/augment/warp';
import { defaultAugmentation, FILL_MODES } from '../../src/domain/recipe/augmentation';
import { defaultCnn } from '../../src/domain/models/cnn';
import { defaultMobileNet } from '../../src/domain/models/mobilenetv2';
import type { BackendName } from '../../src/domain/run/run';
import { gradCam } from '../../src/engine/evaluation/gradCam';
import { trainableModel } from '../../src/engine/training/loop/trainable';
import { trainStep } from '../../src/engine/training/loop/trainStep';
import { Adam } from '../../src/engine/training/loop/adam';
import { buildCnn } from '../../src/engine/models/cnn/build';
import { FrozenBackbone } from '../../src/engine/models/mobilenetv2/frozenBackbone';
import { mobileNetPlan, planWeights, type Plan } from '../../src/domain/models/mobilenetv2Plan';
import { buildMobileNet, loadPretrained } from '../../src/engine/models/mobilenetv2/build';
import { recipePlan } from '../../src/domain/models/mobilenetv2';
import { bundledWeights } from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { variablesOf } from '../../src/engine/models/weights';

type Shape4 = [number, number, number, number];
export interface Difference {
  name: string;
  /** Largest absolute difference, over the largest absolute value. */
  relative: number;
}

const SHAPES: [Shape4, number][] = [
  [[2, 6, 8, 3], 5],
  [[1, 5, 4, 2], 2],
  [[2, 8, 6, 8], 40],
  [[3, 4, 4, 5], 7],
  [[2, 16, 16, 16], 32],
  [[2, 7, 7, 6], 10],
];

async function difference(name: string, ours: tf.Tensor, theirs: tf.Tensor): Promise<Difference> {
  if (ours.shape.join() !== theirs.shape.join())
    throw new Error(`${name}: ${ours.shape} is not ${theirs.shape}`);
  const [a, b] = [await ours.data(), await theirs.data()];
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs(a[i]! - b[i]!);
    worst = Number.isNaN(gap) ? Infinity : Math.max(worst, gap);
    largest = Math.max(largest, Math.abs(b[i]!));
  }
  tf.dispose([ours, theirs]);
  return { name, relative: worst / Math.max(largest, 1e-30) };
}

/** The same operation with our kernels and with the stock ones. */
async function both(name: string, run: () => tf.Tensor): Promise<Difference> {
  stockKernels();
  const theirs = run();
  fastKernels();
  return await difference(name, run(), theirs);
}

async function kernels(): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [shape, outputs] of SHAPES) {
    const label = `${shape.join('×')}→${outputs}`;
    const x = tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 1);
    const filter = tf.randomNormal<tf.Rank.R4>([3, 3, shape[3], outputs], 0, 1, 'float32', 2);
    const dy = tf.randomNormal<tf.Rank.R4>(
      [shape[0], shape[1], shape[2], outputs],
      0,
      1,
      'float32',
      3,
    );
    const convolve = (a: tf.Tensor, b: tf.Tensor) =>
      tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same');
    found.push(await both(`Conv2D ${label}`, () => convolve(x, filter)));
    const gradients = tf.grads(convolve);
    for (const [i, name] of ['Conv2DBackpropInput', 'Conv2DBackpropFilter'].entries()) {
      found.push(await both(`${name} ${label}`, () => gradients([x, filter], dy)[i]!));
    }
    found.push(
      await both(`Relu gradient ${label}`, () => tf.grad((a: tf.Tensor) => tf.relu(a))(dy, dy)),
    );
    found.push(await both(`Sum ${label}`, () => tf.sum(dy, [0, 1, 2])));
    found.push(
      await both(`AdamUpdate ${label}`, () =>
        tf.concat(
          adamUpdate(
            { value: dy, m: tf.mul(dy, 0.1), v: tf.square(dy), gradient: tf.relu(dy) },
            { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step: 3 },
          ),
        ),
      ),
    );
    for (const activation of ['relu', 'relu6'] as const) {
      const bias = tf.randomNormal<tf.Rank.R1>([outputs], 0, 1, 'float32', 8);
      const fused = (kernel: tf.Tensor4D) =>
        tf.fused.conv2d({ x, filter: kernel, strides: 1, pad: 'same', bias, activation });
      found.push(await both(`FusedConv2D ${activation} ${label}`, () => fused(filter)));
      const single = tf.slice(filter, [1, 1, 0, 0], [1, 1, -1, -1]);
      found.push(await both(`FusedConv2D 1×1 ${activation} ${label}`, () => fused(single)));
      tf.dispose([bias, single]);
    }
    tf.dispose([x, filter, dy]);
  }
  // Enough channels for our 1×1 convolution and its gradients; odd widths and half-empty last groups.
  for (const [shape, outputs] of [
    [[2, 7, 7, 320], 10],
    [[1, 4, 6, 256], 16],
    [[3, 5, 3, 130], 134],
  ] as [Shape4, number][]) {
    // Added to, so that what pads the last texel of an odd row is not 0 and would be noticed.
    const noise = (of: number[], seed: number) =>
      tf.tidy(() => tf.add<tf.Tensor4D>(tf.randomNormal(of, 0, 1, 'float32', seed), 0.5));
    const x = noise(shape, 9);
    const filter = tf.randomNormal<tf.Rank.R4>([1, 1, shape[3], outputs], 0, 0.1, 'float32', 10);
    const bias = tf.randomNormal<tf.Rank.R1>([outputs], 0, 1, 'float32', 11);
    const run = () =>
      tf.fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation: 'relu6' });
    const label = `1×1 ${shape.join('×')}→${outputs}`;
    found.push(await both(`FusedConv2D ${label}`, run));
    const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor) =>
      tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same'),
    );
    const dy = noise([...shape.slice(0, 3), outputs], 12);
    for (const [i, name] of ['Conv2DBackpropInput', 'Conv2DBackpropFilter'].entries()) {
      found.push(await both(`${name} ${label}`, () => gradients([x, filter], dy)[i]!));
    }
    tf.dispose([x, filter, bias, dy]);
  }
  for (const shape of [
    [2, 6, 8, 3],
    [1, 4, 4, 2],
    [2, 4, 6, 7],
    [2, 16, 16, 16],
  ] as Shape4[]) {
    const x = tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 4);
    const pool = (a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, 2, 2, 'same');
    const dy = tf.randomNormal(
      [shape[0], shape[1] / 2, shape[2] / 2, shape[3]],
      0,
      1,
      'float32',
      5,
    );
    found.push(await both(`MaxPool ${shape.join('×')}`, () => pool(x)));
    found.push(await both(`MaxPoolGrad ${shape.join('×')}`, () => tf.grad(pool)(x, dy)));
    tf.dispose([x, dy]);
  }
  return found;
}

/** A folded MobileNetV2 backbone of made-up weights as one kernel against tfjs's, layer by layer. */
async function frozenBackbones(): Promise<Difference[]> {
  const found: Difference[] = [];
  const whole = mobileNetPlan(0.35);
  // An odd number of odd images at the end; and enough rows of blocks to be folded in the texture.
  for (const [plan, shape] of [
    [whole, [3, 96, 96, 3]],
    [whole.slice(0, 3), [6, 224, 224, 3]],
  ] as [Plan, Shape4][]) {
    const weights = [...planWeights(plan)].map(([name, of]): [string, tf.Tensor] => {
      if (/gamma|variance/.test(name)) return [name, tf.ones(of)];
      const summed = name.endsWith('/kernel') ? of[0]! * of[1]! * of[2]! : 9;
      return [name, tf.randomNormal(of, 0, Math.sqrt(2 / summed), 'float32', summed)];
    });
    const byName = new Map(weights);
    const backbone = new FrozenBackbone(plan, (name) => byName.get(name)!);
    const x = tf.randomUniform<tf.Rank.R4>(shape, -1, 1, 'float32', 13);
    found.push(await both(`FusedBottlenecks of ${plan.length} blocks`, () => backbone.run(x)));
    backbone.dispose();
    tf.dispose([x, ...byName.values()]);
  }
  return found;
}

/**
 * Where several values of a window are the largest, the first gets the gradient, as in
 * TensorFlow and on tfjs's CPU backend (tfjs's WebGL kernel gives it to the last).
 */
async function equalMaxima(): Promise<Difference> {
  const values = Array.from({ length: 2 * 6 * 8 * 3 }, (_, i) => (i * 7919) % 3);
  const run = () =>
    tf.tidy(() => {
      const x = tf.tensor4d(values, [2, 6, 8, 3]);
      const dy = tf.reshape(tf.range(1, 2 * 3 * 4 * 3 + 1), [2, 3, 4, 3]);
      return tf.grad((a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, 2, 2, 'same'))(x, dy);
    });
  const ours = await run().data();
  await tf.setBackend('cpu');
  const reference = await run().data();
  await tf.setBackend('webgl');
  return await difference('MaxPoolGrad with equal maxima', tf.tensor(ours), tf.tensor(reference));
}

/** The filter gradient against sums in float64. */
async function float64(): Promise<Difference> {
  const [n, h, w, ci, co] = [2, 12, 14, 5, 6];
  const x = tf.randomNormal<tf.Rank.R4>([n, h, w, ci], 0, 1, 'float32', 6);
  const dy = tf.randomNormal<tf.Rank.R4>([n, h, w, co], 0, 1, 'float32', 7);
  const [a, b] = [await x.data(), await dy.data()];
  const exact = new Float32Array(9 * ci * co);
  const inside = (row: number, column: number) => row >= 0 && row < h && column >= 0 && column < w;
  exact.forEach((_, at) => {
    const [o, c, tap] = [at % co, Math.floor(at / co) % ci, Math.floor(at / co / ci)];
    let sum = 0;
    for (let pixel = 0; pixel < n * h * w; pixel++) {
      const column = (pixel % w) + (tap % 3) - 1;
      const row = (Math.floor(pixel / w) % h) + Math.floor(tap / 3) - 1;
      if (!inside(row, column)) continue;
      const source = (Math.floor(pixel / w / h) * h + row) * w + column;
      sum += a[source * ci + c]! * b[pixel * co + o]!;
    }
    exact[at] = sum;
  });
  const filter = tf.zeros<tf.Rank.R4>([3, 3, ci, co]);
  const ours = tf.grads((p: tf.Tensor, q: tf.Tensor) =>
    tf.conv2d(p as tf.Tensor4D, q as tf.Tensor4D, 1, 'same'),
  )([x, filter], dy)[1]!;
  return await difference(
    'Conv2DBackpropFilter against float64',
    ours,
    tf.tensor(exact, [3, 3, ci, co]),
  );
}

/** Elements whose survival differs from the definition's; 0 when the mask is right. */
async function dropoutMistakes(): Promise<number> {
  let mistakes = 0;
  for (const shape of [[3, 5, 7, 3], [2, 4, 6, 8], [5, 9], [11]]) {
    const x = tf.ones(shape);
    const kept = await seededDropout(x, 0.3, 0xdeadbeef).data();
    for (let i = 0; i < kept.length; i++) {
      const expected = dropoutHash(i, 0xdeadbeef) >= dropoutThreshold(0.3) ? 1 / 0.7 : 0;
      if (Math.abs(kept[i]! - expected) > 1e-6) mistakes++;
    }
  }
  return mistakes;
}

/** The loss of each of twenty steps of the scratch CNN on the same made-up batches. */
async function losses(): Promise<number[]> {
  const [size, count] = [32, 8];
  const model = buildCnn(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: size, classCount: 2, seed: 5 },
  );
  const trainable = trainableModel(model);
  const optimizer = new Adam(trainable.variables, 1e-3);
  const found: number[] = [];
  for (let step = 0; step < 20; step++) {
    const inputs = tf.randomUniform([count, size, size, 3], 0, 255, 'float32', 100 + step);
    const labels = tf.tensor2d(
      Array.from({ length: count }, (_, i) => (i + step) % 2),
      [count, 1],
    );
    const batch = { inputs, labels, weights: tf.ones([count]), count };
    const totals = trainStep(trainable, optimizer, batch as Parameters<typeof trainStep>[2], step);
    found.push((await totals.data())[0]! / count);
    tf.dispose([inputs, labels, batch.weights, totals]);
  }
  optimizer.dispose();
  tf.dispose([...variablesOf(model.weights).values()]);
  return found;
}

async function training(): Promise<{ ours: number[]; stock: number[] }> {
  stockKernels();
  const stock = await losses();
  fastKernels();
  return { ours: await losses(), stock };
}

/** The warp of the same images on this backend, as plain numbers, by fill mode. */
async function warps(backend: 'webgl' | 'webgpu' | 'cpu'): Promise<number[][]> {
  await (backend === 'webgl' ? startBackend('webgl') : tf.setBackend(backend));
  const size = 12;
  const pixels = Array.from({ length: 3 * size * size * 3 }, (_, i) => (i * 7919) % 256);
  const results: number[][] = [];
  for (const mode of FILL_MODES) {
    const transforms = variantTransforms(defaultAugmentation, size, 3, [1, 2, 3], 1);
    const output = warp(
      tf.tensor4d(pixels, [3, size, size, 3], 'int32'),
      tf.tensor2d(transforms, [3, 8]),
      mode,
    );
    results.push([...(await output.data())]);
  }
  return results;
}

/** Photometric changes of the same images on this backend, as plain numbers: each range alone, all but JPEG, all. */
async function photometric(backend: 'webgl' | 'wasm' | 'cpu'): Promise<Record<string, number[]>> {
  await startBackend(backend);
  const size = 24;
  const pixels = Array.from({ length: 3 * size * size * 3 }, (_, i) => (i * 7919) % 256);
  const ranges = PHOTOMETRIC.map(
    (name) => [name, { ...noPhotometric, [name]: allPhotometric[name] }] as const,
  );
  const results: Record<string, number[]> = {};
  for (const [name, chosen] of [
    ...ranges,
    ['all but JPEG', allButJpeg] as const,
    ['all', allPhotometric] as const,
  ]) {
    const draws = photometricDraws(chosen, 3, [1, 2, 3], 1);
    const output = applyPhotometric(tf.tensor4d(pixels, [3, size, size, 3]), draws, chosen);
    results[name] = [...(await output.data())];
  }
  return results;
}

/** Grad-CAM of the image for each class of either network, on this backend: maps in [0, 1], as plain numbers. */
async function gradCams(backend: BackendName): Promise<Record<string, number[]>> {
  await startBackend(backend);
  const size = 64;
  // A bright disc off the middle, on a slope of grey.
  const pixels = Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return Math.hypot(x - 40, y - 22) < 14 ? [255, 240, 200] : [x, y, x + y];
  }).flat();
  const image = tf.tensor4d(pixels, [1, size, size, 3]);
  const mobileNet = buildMobileNet(defaultMobileNet, { imageSize: size, classCount: 2, seed: 1 });
  loadPretrained(mobileNet, recipePlan(defaultMobileNet), (await bundledWeights()).tensors);
  const networks = {
    CNN: buildCnn(defaultCnn, { imageSize: size, classCount: 2, seed: 1 }),
    MobileNetV2: mobileNet,
  };
  const maps: Record<string, number[]> = {};
  for (const [name, model] of Object.entries(networks)) {
    for (const classIndex of [0, 1]) {
      maps[`${name}, class ${classIndex}`] = [...(await gradCam(model, image, classIndex)).values];
    }
    model.dispose();
  }
  image.dispose();
  return maps;
}

const checks = {
  async start() {
    await startBackend('webgl');
    return webglKernels().map(({ kernelName }) => kernelName);
  },
  kernels,
  frozenBackbones,
  float64,
  equalMaxima,
  dropoutMistakes,
  training,
  warps,
  photometric,
  gradCams,
};
export type WebglChecks = typeof checks;
Object.assign(globalThis, { webglChecks: checks });
