import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainingEvent } from '../../../domain/run/event';
import { recipePlan, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { planWeights, splitPlan } from '../../../domain/models/mobilenetv2Plan';
import { replaceKernels } from '../../backend/kernels';
import { composedKernels } from '../../backend/wasm/composed';
import { readValues, variablesOf } from '../weights';
import { scalingOf } from './build';
import { foldedForward } from './forward';
import { rescale } from './frozenBackbone';
import { build, dataset, recipe, SIZE, train } from './stages.fixture';
import { fineTuneTrainable } from './trainables';

beforeAll(async () => {
  await tf.setBackend('wasm');
  replaceKernels(composedKernels);
});

const asArrays = (values: Awaited<ReturnType<typeof readValues>>) =>
  new Map([...values].map(([name, tensor]) => [name, [...tensor.values]]));

describe('the two stages', () => {
  it('train the head, then what is unfrozen, and nothing that is frozen', async () => {
    const before = await readValues(variablesOf(build(recipe).weights));
    const { weights, curve, saved } = await train(recipe, {});
    expect(curve.map(({ stage, epoch }) => `${stage} ${epoch}`)).toEqual([
      'head 1',
      'head 2',
      'fine-tune 3',
      'fine-tune 4',
    ]);
    // The weights after the last epoch, whether or not they are the best ones.
    const moved = [...saved.at(-1)!.state.weights].filter(
      ([name, { values }]) => values.join() !== before.get(name)!.values.join(),
    );
    const names = moved.map(([name]) => name);
    expect(names).toContain('block_3_depthwise/depthwise_kernel');
    expect(names).toContain('block_3_project_BN/gamma');
    expect(names).toContain('block_4_expand/kernel');
    expect(names).toContain('predictions/bias');
    // Not one bit of a statistic, or of a frozen layer.
    const { frozen } = splitPlan(recipePlan(recipe), recipe.fineTune.from);
    const untouched = [...planWeights(frozen).keys()];
    expect(untouched).toContain('block_2_project_BN/gamma');
    for (const [name, { values }] of weights) {
      if (untouched.includes(name) || /moving_/.test(name)) {
        expect(values, name).toEqual(before.get(name)!.values);
      }
    }
  });

  it('keep batch normalisation to the bit when everything is unfrozen', async () => {
    const all = { ...recipe, fineTune: { from: 'all', epochs: 1, learningRate: 1e-3 } };
    const before = await readValues(variablesOf(build(all).weights));
    const { weights, saved } = await train(all, {});
    const last = saved.at(-1)!.state.weights;
    expect(last.get('Conv1/kernel')!.values).not.toEqual(before.get('Conv1/kernel')!.values);
    for (const [name, { values }] of weights) {
      if (/moving_/.test(name)) expect(values, name).toEqual(before.get(name)!.values);
    }
  });

  it('stop after the head when nothing is unfrozen', async () => {
    const none = { ...recipe, fineTune: { ...recipe.fineTune, from: 'none' } };
    expect((await train(none, {})).curve.map(({ stage }) => stage)).toEqual(['head', 'head']);
  });

  it('accept more than two classes', async () => {
    const { network, curve } = await train(recipe, { data: dataset(3) });
    expect(network.outputs[0]!.shape).toEqual([null, 3]);
    expect(curve).toHaveLength(4);
    expect(Number.isFinite(curve.at(-1)!.valLoss)).toBe(true);
  });

  it.each([1, 2, 3])('go on exactly from the checkpoint of epoch %i', async (epoch) => {
    const data = dataset(2);
    const whole = await train(recipe, { data });
    const cut = await train(recipe, { data, after: epoch });
    expect(cut.saved).toHaveLength(epoch);
    // Another session: the features must be computed again, and be the same.
    const { snapshot } = data;
    const items = snapshot.items.map((item) => ({ ...item, hash: `${item.hash} ${epoch}` }));
    const again = { ...data, snapshot: { ...snapshot, items, hash: `again-${epoch}` } };
    const rest = await train(recipe, { data: again, resume: cut.saved });
    expect(asArrays(rest.weights)).toEqual(asArrays(whole.weights));
    expect(rest.curve.map(({ valLoss }) => valLoss)).toEqual(
      whole.curve.slice(epoch).map(({ valLoss }) => valLoss),
    );
  });

  it('compute the features once for runs that need the same', async () => {
    const data = dataset(2);
    const computed = (events: TrainingEvent[]) =>
      events.some((event) => event.kind === 'phase' && event.phase === 'computing-features');
    expect(computed((await train(recipe, { data })).events)).toBe(true);
    const wider = { ...recipe, headUnits: 16 };
    expect(computed((await train(wider, { data })).events)).toBe(false);
    const other = { ...recipe, variants: 2 };
    expect(computed((await train(other, { data })).events)).toBe(true);
  });

  it('treat features before and after an addition as different ones', async () => {
    const data = dataset(2);
    const at = (featureLayer: string): MobileNetRecipe => ({
      ...{ ...recipe, featureLayer },
      fineTune: { ...recipe.fineTune, from: 'none' },
    });
    const before = await train(at('block_2_project_BN'), { data });
    const after = await train(at('block_2_add'), { data });
    const alone = await train(at('block_2_add'), { data: dataset(2) });
    const losses = ({ curve }: typeof after) => curve.map(({ valLoss }) => valLoss);
    expect(losses(after)).toEqual(losses(alone));
    expect(losses(after)).not.toEqual(losses(before));
  });
});

describe('the fine-tuned part', () => {
  it('has the logits and the gradients of the layers it replaces', async () => {
    const model = build({ ...recipe, dropout: 0, fineTune: { ...recipe.fineTune, from: 'all' } });
    const trainable = fineTuneTrainable(model, recipePlan(recipe));
    const raw = tf.randomUniform<tf.Rank.R4>([2, SIZE, SIZE, 3], 0, 255, 'float32', 5);
    const scaled = rescale(raw, scalingOf(model));
    const variables = [...trainable.variables.values()];
    const ours = tf.variableGrads(
      () => tf.sum(tf.sigmoid(trainable.logits(scaled, null))) as tf.Scalar,
      variables,
    );
    const stock = tf.variableGrads(
      () => tf.sum(model.apply(raw, { training: true }) as tf.Tensor) as tf.Scalar,
      variables,
    );
    expect(ours.value.dataSync()[0]).toBeCloseTo(stock.value.dataSync()[0]!, 4);
    for (const [name, variable] of trainable.variables) {
      const expected = stock.grads[variable.name]!.dataSync();
      const actual = ours.grads[variable.name]!.dataSync();
      const scale = Math.max(1e-6, ...expected.map(Math.abs));
      const worst = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!)));
      expect(worst / scale, name).toBeLessThan(1e-3);
    }
  });
});

describe('the trained model', () => {
  it('is evaluated by a forward pass equal to its own', async () => {
    const { network } = await train(recipe, {});
    const raw = tf.randomUniform<tf.Rank.R4>([2, SIZE, SIZE, 3], 0, 255, 'float32', 7);
    const forward = foldedForward(network, recipe);
    const [fast, own] = [
      forward.run(raw).dataSync(),
      (network.predict(raw) as tf.Tensor).dataSync(),
    ];
    own.forEach((value, i) => expect(fast[i]).toBeCloseTo(value, 4));
    forward.dispose();
  });

  it('is a stock LayersModel from raw pixels to probabilities', async () => {
    const { network } = await train(recipe, {});
    const raw = tf.randomUniform([2, SIZE, SIZE, 3], 0, 255, 'float32', 6);
    const expected = (network.predict(raw) as tf.Tensor).dataSync();
    let artifacts: tf.io.ModelArtifacts | null = null;
    await network.save(
      tf.io.withSaveHandler(async (saved) => {
        artifacts = saved;
        return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(saved) };
      }),
    );
    const reloaded = await tf.loadLayersModel(tf.io.fromMemory(artifacts!));
    const actual = (reloaded.predict(raw) as tf.Tensor).dataSync();
    expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
  });
});
