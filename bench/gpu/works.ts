/** The studio's own training steps and backbone, on whichever backend is current. */
import * as tf from '@tensorflow/tfjs';
import { defaultCnn } from '../../src/domain/models/cnn';
import { defaultMobileNet, recipePlan } from '../../src/domain/models/mobilenetv2';
import { splitPlan, type Plan } from '../../src/domain/models/mobilenetv2Plan';
import { buildMobileNet, loadPretrained } from '../../src/engine/models/mobilenetv2/build';
import { FrozenBackbone, rescale } from '../../src/engine/models/mobilenetv2/frozenBackbone';
import {
  BUNDLED_SCALING,
  bundledWeights,
} from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import {
  fineTuneTrainable,
  globalAveragePooling,
} from '../../src/engine/models/mobilenetv2/trainables';
import { buildModel } from '../../src/engine/models/registry';
import { variablesOf } from '../../src/engine/models/weights';
import { Adam } from '../../src/engine/training/loop/adam';
import { disposeBatch, labelTensors, type Batch } from '../../src/engine/training/loop/batches';
import { trainableModel, type Trainable } from '../../src/engine/training/loop/trainable';
import { trainStep } from '../../src/engine/training/loop/trainStep';
import { drawnImages, labelOf } from './images';
import { kernelWorks } from './kernelWorks';
import type { Setting } from './types';
import type { Work } from './work';

/** How many batches a training work goes through before it begins again. */
const BATCHES = 4;
const RECIPE = { ...defaultMobileNet, featureLayer: 'out_relu' } as const;

export const works: Record<string, (setting: Setting) => Work | Promise<Work>> = {
  /** One step of the tutorial's CNN, from bytes. */
  'cnn-step'({ size, batch }) {
    const model = buildModel(defaultCnn, { imageSize: size, classCount: 2, seed: 1 });
    const images = Array.from({ length: BATCHES }, (_, i) => drawnImages(size, batch, i * batch));
    const trainer = training(trainableModel(model), 1e-3, batch, (i) =>
      tf.tidy(() => tf.cast(tf.tensor4d(images[i]!, [batch, size, size, 3], 'int32'), 'float32')),
    );
    return {
      run: trainer.step,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  },
  /** Pooled features of a batch through the frozen, folded backbone, from bytes. */
  async trunk({ size, batch }) {
    const { model, frozen } = await mobileNet(size, recipePlan(RECIPE));
    const bytes = drawnImages(size, batch, 0);
    return {
      run: () => tf.tidy(() => globalAveragePooling(frozen.run(pixels(bytes, batch, size)))),
      readEach: true,
      dispose() {
        frozen.dispose();
        model.dispose();
      },
    };
  },
  /** One step of fine-tuning from block 10, the frozen blocks' activations computed before. */
  async 'fine-tune'({ size, batch }) {
    const { frozen: before, tail } = splitPlan(recipePlan(RECIPE), 'block_10');
    const { model, frozen } = await mobileNet(size, before);
    const cached = Array.from({ length: BATCHES }, (_, i) =>
      tf.tidy(() => frozen.run(pixels(drawnImages(size, batch, i * batch), batch, size))),
    );
    const [shape] = cached.map((activations) => activations.shape);
    const values = await Promise.all(cached.map((activations) => activations.data()));
    const stored = values.map((value) => Float32Array.from(value));
    tf.dispose(cached);
    frozen.dispose();
    const trainer = training(fineTuneTrainable(model, tail), 1e-5, batch, (i) =>
      tf.tensor(stored[i]!, shape),
    );
    return {
      run: trainer.step,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  },
  ...kernelWorks,
};

function training(
  trainable: Trainable,
  learningRate: number,
  count: number,
  inputs: (batch: number) => tf.Tensor,
): { step(): tf.Tensor; dispose(): void } {
  const optimizer = new Adam(trainable.variables, learningRate);
  let step = 0;
  return {
    step() {
      const at = step % BATCHES;
      const classes = Array.from({ length: count }, (_, i) => labelOf(at * count + i));
      const batch: Batch = { inputs: inputs(at), ...labelTensors(classes, count, 2), count };
      const totals = trainStep(trainable, optimizer, batch, step++);
      disposeBatch(batch);
      return totals;
    },
    dispose: () => optimizer.dispose(),
  };
}

async function mobileNet(
  size: number,
  plan: Plan,
): Promise<{ model: tf.LayersModel; frozen: FrozenBackbone }> {
  const { tensors, scaling } = await bundledWeights();
  const model = buildMobileNet(RECIPE, { imageSize: size, classCount: 2, seed: 1, scaling });
  loadPretrained(model, recipePlan(RECIPE), tensors);
  const weights = variablesOf(model.weights);
  return { model, frozen: new FrozenBackbone(plan, (name) => weights.get(name)!) };
}

const pixels = (bytes: Uint8Array, batch: number, size: number): tf.Tensor4D =>
  rescale(tf.tensor4d(bytes, [batch, size, size, 3], 'int32'), BUNDLED_SCALING);
