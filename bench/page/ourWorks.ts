/** The works of our side: the studio's own engine, as its workers use it. */
import * as tf from '@tensorflow/tfjs';
import { defaultCnn } from '../../src/domain/models/cnn';
import { defaultCompactCnn } from '../../src/domain/models/compactCnn';
import type { ModelRecipe } from '../../src/domain/models/registry';
import { defaultMobileNet, type MobileNetRecipe } from '../../src/domain/models/mobilenetv2';
import { useFastKernels, useStockKernels } from '../../src/engine/backend/kernels';
import { buildModel } from '../../src/engine/models/registry';
import { buildMobileNet, loadPretrained } from '../../src/engine/models/mobilenetv2/build';
import { recipePlan } from '../../src/domain/models/mobilenetv2';
import { FrozenBackbone, rescale } from '../../src/engine/models/mobilenetv2/frozenBackbone';
import { mobileNetPlan, splitPlan, type Plan } from '../../src/domain/models/mobilenetv2Plan';
import {
  BUNDLED_SCALING,
  bundledWeights,
} from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { variablesOf } from '../../src/engine/models/weights';
import { Adam } from '../../src/engine/training/loop/adam';
import { disposeBatch, labelTensors } from '../../src/engine/training/loop/batches';
import { trainableModel } from '../../src/engine/training/loop/trainable';
import { trainStep } from '../../src/engine/training/loop/trainStep';
import {
  fineTuneTrainable,
  globalAveragePooling,
} from '../../src/engine/models/mobilenetv2/trainables';
import { ourPass } from '../backbone/ours';
import type { Images, Setting } from './side';

export type Work = () => Promise<void>;

export const works: Record<string, (setting: Setting, images: Images) => Promise<Work>> = {
  'cnn-step': (setting, images) => trainingStep(defaultCnn, setting, images),
  'compact-cnn-step': (setting, images) => trainingStep(defaultCompactCnn, setting, images),
  /** `count` products of 1024² matrices by the stock kernel, the last one read back. */
  async 'stock-matmul'({ count }) {
    const a = tf.randomUniform<tf.Rank.R2>([1024, 1024], -1, 1, 'float32', 1);
    return async () => {
      useStockKernels();
      let product: tf.Tensor | null = null;
      for (let i = 0; i < count; i++) {
        product?.dispose();
        product = tf.matMul(a, a);
      }
      useFastKernels();
      await product!.data();
      product!.dispose();
    };
  },
  /** Pooled features of all the images through the folded backbone, read back. */
  async features(setting, images) {
    const model = await mobileNet({ ...defaultMobileNet, featureLayer: 'out_relu' }, setting);
    const backbone = frozen(model, recipePlan({ ...defaultMobileNet, featureLayer: 'out_relu' }));
    return async () => {
      for (let at = 0; at < setting.count; at += setting.batchSize) {
        const features = tf.tidy(() =>
          globalAveragePooling(
            backbone.run(rescale(batchTensor(images, setting, at), BUNDLED_SCALING)),
          ),
        );
        await features.data();
        features.dispose();
      }
    };
  },
  /** The backbone alone, from float32 in 0–1 to pooled features, read back. */
  async backbone({ size, batchSize }, { pixels }) {
    const { tensors } = await bundledWeights();
    const pass = ourPass(mobileNetPlan(1), tensors, batchSize);
    const images = Float32Array.from(
      pixels.subarray(0, batchSize * size * size * 3),
      (value) => value / 255,
    );
    return async () => {
      await pass(images);
    };
  },
  'fine-tune': (setting, images) => fineTuning('block_14', setting, images),
  'fine-tune-block-10': (setting, images) => fineTuning('block_10', setting, images),
};

/** An epoch over the blocks from `from` on, the frozen ones' activations computed before. */
async function fineTuning(from: string, setting: Setting, images: Images): Promise<Work> {
  const recipe = { ...defaultMobileNet, featureLayer: 'out_relu' };
  const model = await mobileNet(recipe, setting);
  const { frozen: before, tail } = splitPlan(recipePlan(recipe), from);
  const backbone = frozen(model, before);
  const { batchSize, count } = setting;
  const cached: Float32Array[] = [];
  let shape: number[] = [];
  for (let at = 0; at < count; at += batchSize) {
    const activations = tf.tidy(() =>
      backbone.run(rescale(batchTensor(images, setting, at), BUNDLED_SCALING)),
    );
    shape = activations.shape;
    cached.push(Float32Array.from(await activations.data()));
    activations.dispose();
  }
  const trainable = fineTuneTrainable(model, tail);
  const optimizer = new Adam(trainable.variables, 1e-5);
  let step = 0;
  return async () => {
    let totals: tf.Tensor1D | null = null;
    for (const [i, activations] of cached.entries()) {
      const labels = images.labels.subarray(i * batchSize, (i + 1) * batchSize);
      const batch = {
        inputs: tf.tensor(activations, shape),
        ...labelTensors(labels, batchSize, 2),
        count: batchSize,
      };
      totals?.dispose();
      totals = trainStep(trainable, optimizer, batch, step++);
      disposeBatch(batch);
    }
    await totals!.data();
    totals!.dispose();
  };
}

/** One training step of a network, from bytes, its loss read back. */
async function trainingStep(
  recipe: ModelRecipe,
  { size, batchSize }: Setting,
  { pixels, labels }: Images,
): Promise<Work> {
  const model = buildModel(recipe, { imageSize: size, classCount: 2, seed: 1 });
  const trainable = trainableModel(model);
  const optimizer = new Adam(trainable.variables, 1e-3);
  const bytes = pixels.slice(0, batchSize * size * size * 3);
  let step = 0;
  return async () => {
    const inputs = tf.tidy(() =>
      tf.cast(tf.tensor4d(bytes, [batchSize, size, size, 3], 'int32'), 'float32'),
    );
    const batch = { inputs, ...labelTensors(labels.subarray(0, batchSize), batchSize, 2) };
    const totals = trainStep(trainable, optimizer, { ...batch, count: batchSize }, step++);
    await totals.data();
    tf.dispose([totals, batch.inputs, batch.labels, batch.weights]);
  };
}

/** The studio's MobileNetV2 with the bundled weights. */
async function mobileNet(recipe: MobileNetRecipe, { size }: Setting): Promise<tf.LayersModel> {
  const { tensors, scaling } = await bundledWeights();
  const model = buildMobileNet(recipe, { imageSize: size, classCount: 2, seed: 1, scaling });
  loadPretrained(model, recipePlan(recipe), tensors);
  return model;
}

function frozen(model: tf.LayersModel, plan: Plan): FrozenBackbone {
  const weights = variablesOf(model.weights);
  return new FrozenBackbone(plan, (name) => weights.get(name)!);
}

/** A batch as bytes: a third of what float32 would upload. */
function batchTensor({ pixels }: Images, { size, batchSize }: Setting, at: number): tf.Tensor4D {
  const bytes = size * size * 3;
  const batch = pixels.slice(at * bytes, (at + batchSize) * bytes);
  return tf.tensor4d(batch, [batchSize, size, size, 3], 'int32');
}
