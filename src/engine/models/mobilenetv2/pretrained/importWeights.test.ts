import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NamedTensors } from '../../../../domain/tensors';
import { mobileNetPlan, planWeights } from '../../../../domain/models/mobilenetv2Plan';
import { importWeights } from './importWeights';
import { foundIn, matchWeights } from './matchWeights';
import { readHdf5Weights } from './readHdf5';
import { imageNetModel } from './testing';

beforeAll(async () => void (await tf.setBackend('cpu')));

/** A whole set of ones, of the given width. */
function weights(alpha: number): NamedTensors {
  const entries = [...planWeights(mobileNetPlan(alpha))];
  return new Map(
    entries.map(([name, shape]) => [
      name,
      { shape, values: new Float32Array(tf.util.sizeFromShape(shape)).fill(1) },
    ]),
  );
}

describe('matchWeights', () => {
  it('recognises the width by the shapes, and leaves a classifier out', () => {
    const found = weights(0.5).set('Logits/kernel', { shape: [1], values: new Float32Array(1) });
    const { alpha, tensors } = matchWeights(foundIn(found));
    expect(alpha).toBe(0.5);
    expect(tensors.size).toBe(planWeights(mobileNetPlan(0.5)).size);
    expect(tensors.has('Logits/kernel')).toBe(false);
  });

  it('names the first tensor that is missing', () => {
    const found = weights(1);
    found.delete('block_3_depthwise_BN/gamma');
    found.delete('Conv_1/kernel');
    expect(() => matchWeights(foundIn(found))).toThrow('no “block_3_depthwise_BN/gamma”');
  });

  it('names the first tensor of another shape, with both shapes', () => {
    const found = weights(1);
    found.set('block_6_expand/kernel', { shape: [1, 1, 32, 100], values: new Float32Array(3200) });
    expect(() => matchWeights(foundIn(found))).toThrow(
      '“block_6_expand/kernel” is 1×1×32×100 in these weights, but 1×1×32×192 in MobileNetV2',
    );
  });

  it('rejects values that are not numbers', () => {
    const found = weights(1);
    found.get('Conv1/kernel')!.values[5] = NaN;
    expect(() => matchWeights(foundIn(found))).toThrow(
      '“Conv1/kernel” in these weights holds values',
    );
  });
});

describe('readHdf5Weights', () => {
  const fixture = (name: string) => {
    const bytes = readFileSync(join(import.meta.dirname, 'fixtures', name));
    return Uint8Array.from(bytes).buffer;
  };

  // fixtures/*.h5: Keras 3.15, `Conv2D(2, 3, name="Conv1", use_bias=False)`, `BatchNormalization`
  // and `DepthwiseConv2D` over 8×8×3 with seed 1; `model.save("keras3.h5")` and
  // `model.save_weights("keras3.weights.h5")`. keras3.5.weights.h5: the same model, Keras 3.5.
  it.each(['keras3.h5', 'keras3.weights.h5'])('reads %s, layer by layer', async (file) => {
    const tensors = await readHdf5Weights(fixture(file), file);
    const valuesOf = (name: string) => tensors.get(name)!.read();
    expect([...tensors].map(([name, { shape }]) => `${name} ${shape.join('×')}`).sort()).toEqual([
      'Conv1/kernel 3×3×3×2',
      'bn_Conv1/beta 2',
      'bn_Conv1/gamma 2',
      'bn_Conv1/moving_mean 2',
      'bn_Conv1/moving_variance 2',
      'expanded_conv_depthwise/depthwise_kernel 3×3×2×1',
    ]);
    expect(valuesOf('Conv1/kernel')[0]).toBeCloseTo(-0.17600164, 6);
    expect([...valuesOf('bn_Conv1/gamma')]).toEqual([1, 1]);
    expect([...valuesOf('bn_Conv1/moving_mean')]).toEqual([0, 0]);
  });

  it('explains what to do with weights of a Keras before 3.6, which have no layer names', async () => {
    await expect(readHdf5Weights(fixture('keras3.5.weights.h5'), 'old.h5')).rejects.toThrow(
      'does not keep layer names',
    );
  });
});

describe('importWeights', () => {
  const json = (content: unknown) => new File([JSON.stringify(content)], 'model.json');

  it('asks for a file it can read', async () => {
    await expect(importWeights([new File(['x'], 'notes.txt')])).rejects.toThrow('Choose a Keras');
    await expect(importWeights([new File(['{'], 'model.json')])).rejects.toThrow('not valid JSON');
    await expect(importWeights([json({})])).rejects.toThrow('no list of weights');
  });

  it('names a weight file that was not given, and one that is too short', async () => {
    const entry = { name: 'Conv1/kernel', shape: [3, 3, 3, 32], dtype: 'float32' };
    const model = json({ weightsManifest: [{ paths: ['a.bin'], weights: [entry] }] });
    await expect(importWeights([model])).rejects.toThrow('names a weight file “a.bin”');
    const cut = new File([new Uint8Array(100)], 'a.bin');
    await expect(importWeights([model, cut])).rejects.toThrow('hold 100 bytes');
  });

  it.skipIf(!imageNetModel())('loads the true ImageNet weights from dropped files', async () => {
    const { json: model, readShard } = imageNetModel()!;
    const paths = model.weightsManifest.flatMap((group) => group.paths);
    const shards = paths.map(async (path) => new File([await readShard(path)], path));
    const { alpha, tensors } = await importWeights([json(model), ...(await Promise.all(shards))]);
    expect(alpha).toBe(1);
    const count = [...tensors.values()].reduce((sum, { values }) => sum + values.length, 0);
    expect(count).toBe(2_257_984);
  });
});
