/** Fine-tuning by our WASM kernels against the layers of the model. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { recipePlan, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { splitPlan } from '../../../domain/models/mobilenetv2Plan';
import { kernelNames, useFastKernels } from '../../backend/kernels';
import { FOLDED_UNIT, runsFoldedUnit } from '../../backend/ops/foldedUnit';
import { startKernelsInNode } from '../../backend/wasm/nodeKernels.fixture';
import { Adam } from '../../training/loop/adam';
import { trainStep } from '../../training/loop/trainStep';
import { build, recipe, SIZE } from './stages.fixture';
import { scalingOf } from './build';
import { FrozenBackbone, rescale } from './frozenBackbone';
import { fineTuneTrainable } from './trainables';
import { variablesOf } from '../weights';

beforeAll(async () => {
  await startKernelsInNode(true);
}, 60_000);

const WHOLE: MobileNetRecipe = { ...recipe, dropout: 0, featureLayer: 'block_6_project_BN' };

/** The logits' gradients of a fine-tuned network from `from` on, by variable, ours and the layers'. */
function gradients(from: string, featureLayer: string) {
  const tuned = { ...WHOLE, featureLayer, fineTune: { ...recipe.fineTune, from } };
  const model = build(tuned);
  const { frozen, tail } = splitPlan(recipePlan(tuned), from);
  const weights = variablesOf(model.weights);
  const raw = tf.randomUniform<tf.Rank.R4>([2, SIZE, SIZE, 3], 0, 255, 'float32', 5);
  const scaled = rescale(raw, scalingOf(model));
  const before = new FrozenBackbone(frozen, (name) => weights.get(name)!);
  const inputs = frozen.length > 0 ? before.run(scaled) : scaled;
  const trainable = fineTuneTrainable(model, tail);
  const variables = [...trainable.variables.values()];
  const ours = tf.variableGrads(
    () => tf.sum(tf.sigmoid(trainable.logits(inputs, null))) as tf.Scalar,
    variables,
  );
  const layers = tf.variableGrads(
    () => tf.sum(model.apply(raw, { training: true }) as tf.Tensor) as tf.Scalar,
    variables,
  );
  return { trainable, ours, layers };
}

describe('fine-tuning by our kernels', () => {
  it.each([
    ['all', 'block_4_expand_relu'],
    ['block_1', 'block_4_project_BN'],
    ['block_5', 'block_6_project_BN'],
    ['block_2', 'out_relu'],
  ])('from %s to %s has the gradients of the layers it replaces', (from, featureLayer) => {
    expect(kernelNames('wasm')).toContain(FOLDED_UNIT);
    const { trainable, ours, layers } = gradients(from, featureLayer);
    expect(ours.value.dataSync()[0]).toBeCloseTo(layers.value.dataSync()[0]!, 4);
    for (const [name, variable] of trainable.variables) {
      const expected = layers.grads[variable.name]!.dataSync();
      const actual = ours.grads[variable.name]!.dataSync();
      let [scale, worst] = [1e-6, 0];
      expected.forEach((value, i) => {
        scale = Math.max(scale, Math.abs(value));
        worst = Math.max(worst, Math.abs(value - actual[i]!));
      });
      expect(worst / scale, name).toBeLessThan(1e-3);
    }
  });

  it('follows plain operations to 1e-3 in loss over 20 steps', () => {
    const labels = tf.tensor2d([0, 1, 0, 1], [4, 1]);
    const scaled = tf.randomUniform<tf.Rank.R4>([4, SIZE, SIZE, 3], -1, 1, 'float32', 5);
    const losses = () => {
      const tuned = { ...WHOLE, fineTune: { ...recipe.fineTune, from: 'all' } };
      const trainable = fineTuneTrainable(build(tuned), recipePlan(tuned));
      const optimizer = new Adam(trainable.variables, 1e-4);
      const batch = { inputs: scaled, labels, weights: tf.ones<tf.Rank.R1>([4]), count: 4 };
      return Array.from({ length: 20 }, (_, step) => {
        const totals = trainStep(trainable, optimizer, batch, step);
        return totals.dataSync()[0]! / 4;
      });
    };
    const ours = losses();
    useFastKernels(kernelNames('wasm').filter((name) => /Folded|Average|AdamUpdates/.test(name)));
    expect(runsFoldedUnit([1, 1, 8, 8], 1)).toBe(false);
    const plain = losses();
    useFastKernels();
    expect(ours.at(-1)).toBeLessThan(ours[0]!);
    ours.forEach((loss, step) => expect(Math.abs(loss - plain[step]!)).toBeLessThan(1e-3));
  });
});
