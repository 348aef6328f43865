import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { predictScores } from '../../evaluation/predictions';
import { cnnSource, filesOf, images, importedFrom, zipOf } from '../exportedModel.fixture';
import type { ExportSource } from '../format';
import { loadModel } from '../loadModel';
import { tfjsFloat16 } from './tfjsFloat16';

let source: ExportSource;
let scores: number[][];

beforeAll(async () => {
  await tf.setBackend('cpu');
  ({ source, scores } = await cnnSource());
});

/** The half-precision numbers that the format stores these values as. */
async function stored(values: Float32Array): Promise<Uint16Array> {
  const weights = new Map([['w', { shape: [values.length], values }]]);
  const network = async () => ({ topology: {}, weights });
  const files = await filesOf(tfjsFloat16, { ...source, network });
  const shard = files.find(({ path }) => path.endsWith('.bin'))!;
  return new Uint16Array(shard.bytes.slice().buffer);
}

describe('the float16 TensorFlow.js format', () => {
  it('takes half the bytes, in a folder of its own', async () => {
    const files = await filesOf(tfjsFloat16, source);
    expect(files.map(({ path }) => path)).toEqual([
      'tfjs-float16/model.json',
      'tfjs-float16/group1-shard1of1.bin',
      'tfjs-float16/metadata.json',
      'tfjs-float16/test-predictions.json',
      'tfjs-float16/README.md',
    ]);
    expect(files[1]!.bytes).toHaveLength(548_129 * 2);
    expect(tfjsFloat16.byteLength(548_129)).toBe(548_129 * 2);
  });

  it('is imported again, with scores within 0.05', async () => {
    const { network } = await importedFrom(await zipOf(await filesOf(tfjsFloat16, source)));
    const model = await loadModel(network);
    const again = await predictScores(model, images(), 2);
    const apart = again.map(([p], row) => Math.abs(p! - scores[row]![0]!));
    expect(Math.max(...apart)).toBeLessThan(0.05);
    expect(Math.max(...apart)).toBeGreaterThan(0);
    model.dispose();
  });

  it('stores every half-precision number as itself', async () => {
    const finite = Uint16Array.from({ length: 0x7c00 }, (_, bits) => bits);
    const both = Uint16Array.from([...finite, ...finite.map((bits) => bits | 0x8000)]);
    const spec: tf.io.WeightsManifestEntry = {
      ...{ name: 'w', shape: [both.length], dtype: 'float32' },
      quantization: { dtype: 'float16' },
    };
    const { w } = tf.io.decodeWeights(both.buffer, [spec]);
    expect(await stored((await w!.data()) as Float32Array)).toEqual(both);
  });

  it.each([
    ['1/3', 1 / 3, 0x3555],
    ['a tie, down to the even one', 1 + 2 ** -11, 0x3c00],
    ['a tie, up to the even one', 1 + 3 * 2 ** -11, 0x3c02],
    ['just over a tie', 1 + 2 ** -11 + 2 ** -20, 0x3c01],
    ['a mantissa that overflows into the exponent', 2 - 2 ** -12, 0x4000],
    ['the largest that does not become infinite', 65_519, 0x7bff],
    ['half the smallest, down to zero', 2 ** -25, 0x0000],
    ['just over half the smallest', -(2 ** -25) * 1.01, 0x8001],
    ['much less than the smallest', 1e-30, 0x0000],
  ])('rounds to the nearest: %s', async (_, value, bits) => {
    expect([...(await stored(Float32Array.of(value)))]).toEqual([bits]);
  });

  it.each([65_520, -1e6])('refuses %d, which is too large, naming the weight', async (value) => {
    await expect(stored(Float32Array.of(value))).rejects.toThrow(
      'The weights w hold values beyond',
    );
  });
});
