/** MobileNetV2 at 224 px on made-up activations before block 10, ready to be fine-tuned from there. */
import * as tf from '@tensorflow/tfjs';
import { defaultMobileNet, recipePlan } from '../../src/domain/models/mobilenetv2';
import { planOutput, splitPlan } from '../../src/domain/models/mobilenetv2Plan';
import { buildMobileNet } from '../../src/engine/models/mobilenetv2/build';
import { BUNDLED_SCALING } from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { fineTuneTrainable } from '../../src/engine/models/mobilenetv2/trainables';
import { variablesOf } from '../../src/engine/models/weights';
import { Adam } from '../../src/engine/training/loop/adam';
import type { Batch } from '../../src/engine/training/loop/batches';
import { trainStep } from '../../src/engine/training/loop/trainStep';
import { WeightAverage } from '../../src/engine/training/loop/weightAverage';

const SIZE = 224;
const BATCH = 16;
const BATCHES = 4;

export interface Tuner {
  /** 64 images in batches of 16: forward, backward, Adam and the average; the last batch's loss. */
  epoch(): tf.Tensor1D;
}

/** A batch whose classes differ in their mean, so that there is something to learn. */
function madeUpBatch(index: number, shape: [number, number, number]): Batch {
  const labels = tf.tensor2d(
    Array.from({ length: BATCH }, (_, i) => i % 2),
    [BATCH, 1],
  );
  const noise = tf.randomNormal([BATCH, ...shape], 0, 1, 'float32', index + 1);
  return {
    inputs: tf.add(noise, tf.mul(0.2, tf.reshape(labels, [BATCH, 1, 1, 1]))),
    labels,
    weights: tf.ones([BATCH]),
    count: BATCH,
  };
}

/** The same kernels in every run, of a size that keeps activations of one. */
function makeUpKernels(model: tf.LayersModel): void {
  [...variablesOf(model.weights)].forEach(([name, variable], seed) => {
    if (!name.endsWith('kernel')) return;
    const shape = variable.shape;
    const summed = name.endsWith('depthwise_kernel')
      ? 9
      : shape.slice(0, -1).reduce((a, b) => a * b);
    tf.tidy(() =>
      variable.assign(tf.randomNormal(shape, 0, Math.sqrt(2 / summed), 'float32', seed + 1)),
    );
  });
}

export function tuner(): Tuner {
  const recipe = {
    ...defaultMobileNet,
    featureLayer: 'out_relu',
    fineTune: { ...defaultMobileNet.fineTune, from: 'block_10' },
  };
  const model = buildMobileNet(recipe, {
    ...{ imageSize: SIZE, classCount: 2, seed: 1, scaling: BUNDLED_SCALING },
  });
  makeUpKernels(model);
  const { frozen, tail } = splitPlan(recipePlan(recipe), recipe.fineTune.from);
  const { side, channels } = planOutput(frozen, SIZE);
  const trainable = fineTuneTrainable(model, tail);
  const optimizer = new Adam(trainable.variables, 1e-4);
  const average = new WeightAverage(trainable.variables, 3, null);
  const batches = Array.from({ length: BATCHES }, (_, i) => madeUpBatch(i, [side, side, channels]));
  let seed = 1;
  return {
    epoch() {
      let totals: tf.Tensor1D | null = null;
      for (const batch of batches) {
        totals?.dispose();
        totals = trainStep(trainable, optimizer, batch, seed++);
        average.update(optimizer.steps);
      }
      return totals!;
    },
  };
}
