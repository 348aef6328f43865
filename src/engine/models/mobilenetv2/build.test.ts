import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { INPUT_SCALINGS } from '../../../domain/models/inputScaling';
import type { NamedTensors } from '../../../domain/tensors';
import { mobileNetBackbone } from './build';
import { FrozenBackbone, rescale } from './frozenBackbone';
import { cutPlan, mobileNetPlan, planWeights } from '../../../domain/models/mobilenetv2Plan';
import { foundIn, matchWeights } from './pretrained/matchWeights';
import { readTfjsWeights } from './pretrained/readTfjs';
import { bundledModel, imageNetModel, testImages, stockModel } from './pretrained/testing';
import { assignValues, variablesOf } from '../weights';

const scaling = INPUT_SCALINGS['0 to 1'];
const bundled = await bundledModel();

beforeAll(async () => void (await tf.setBackend('wasm')));

const largestDifference = (a: tf.Tensor, b: tf.Tensor): number =>
  tf.tidy(() => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]!);

describe('the architecture', () => {
  it.each([
    // Keras's own counts, without the classifier.
    [0.35, 410_208],
    [0.5, 706_224],
    [0.75, 1_382_064],
    [1, 2_257_984],
    [1.3, 3_766_048],
    [1.4, 4_363_712],
  ])('has Keras’s parameter count at alpha %f', (alpha, params) => {
    const shapes = [...planWeights(mobileNetPlan(alpha)).values()];
    expect(shapes.reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0)).toBe(params);
  });

  it('builds the LayersModel the plan describes, to 7×7×1280', () => {
    const plan = mobileNetPlan(1);
    const model = mobileNetBackbone(plan, 224, scaling);
    expect(model.outputs[0]!.shape).toEqual([null, 7, 7, 1280]);
    expect(model.countParams()).toBe(2_257_984);
    const built = [...variablesOf(model.weights)].map(([name, { shape }]) => [name, shape]);
    expect(new Map(built as [string, number[]][])).toEqual(planWeights(plan));
    model.dispose();
  });

  it('cuts at a layer, and throws when there is none of that name', () => {
    const cut = cutPlan(mobileNetPlan(1), 'block_14_depthwise_relu');
    const model = mobileNetBackbone(cut, 160, scaling);
    expect(model.layers.at(-1)!.name).toBe('block_14_depthwise_relu');
    expect(model.outputs[0]!.shape).toEqual([null, 5, 5, 960]);
    model.dispose();
    expect(() => cutPlan(mobileNetPlan(1), 'conv5_block3_out')).toThrow(/no layer “conv5_block3/);
  });

  it('saves batch normalisation as the stock layer', () => {
    const model = mobileNetBackbone(cutPlan(mobileNetPlan(0.35), 'Conv1_relu'), 64, scaling);
    const names = model.layers.map((layer) => layer.getClassName());
    expect(names).toContain('BatchNormalization');
    model.dispose();
  });
});

/** Our model filled with a published weight set. */
function filled(tensors: NamedTensors, size: number, input = scaling) {
  const plan = mobileNetPlan(1);
  const model = mobileNetBackbone(plan, size, input);
  const variables = variablesOf(model.weights);
  assignValues(variables, tensors);
  return { plan, model, variables };
}

describe.each([
  { name: 'bundled', published: bundled, input: scaling },
  { name: 'ImageNet', published: imageNetModel(), input: INPUT_SCALINGS['-1 to 1'] },
])('with the $name weights', ({ published, input }) => {
  it.skipIf(!published)(
    'has the outputs of the published graph, and so has the frozen backbone',
    async () => {
      const { tensors } = matchWeights(
        foundIn(await readTfjsWeights(published!.json, published!.readShard)),
      );
      const { plan, model, variables } = filled(tensors, 224, input);
      const stock = await stockModel(published!);
      const reference = tf.model({
        inputs: stock.inputs,
        outputs: stock.getLayer('out_relu').output as tf.SymbolicTensor,
      });
      const pixels = await testImages(2, 224);
      const scaled = tf.add(tf.mul(pixels, input.scale), input.offset);
      const expected = reference.predict(scaled) as tf.Tensor;
      expect(tf.max(expected).dataSync()[0]).toBeGreaterThan(1);
      expect(largestDifference(model.predict(pixels) as tf.Tensor, expected)).toBeLessThan(1e-4);

      const before = tf.memory().numTensors;
      const backbone = new FrozenBackbone(plan, (name) => variables.get(name)!);
      const fast = tf.tidy(() => backbone.run(rescale(pixels, input)));
      expect(largestDifference(fast, expected)).toBeLessThan(1e-4);
      fast.dispose();
      backbone.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});

it('has the same outputs in the frozen backbone where a side is odd', async () => {
  const { tensors } = matchWeights(foundIn(await readTfjsWeights(bundled.json, bundled.readShard)));
  const { plan, model, variables } = filled(tensors, 150);
  const pixels = await testImages(1, 150);
  const backbone = new FrozenBackbone(plan, (name) => variables.get(name)!);
  const expected = model.predict(pixels) as tf.Tensor;
  expect(largestDifference(backbone.run(rescale(pixels, scaling)), expected)).toBeLessThan(1e-4);
});
