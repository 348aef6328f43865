import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILL_MODES } from '../../domain/recipe/augmentation';
import fixture from './fixtures/kerasAffine.json' with { type: 'json' };
import { startKernelsInNode } from '../backend/wasm/nodeKernels.fixture';
import { writeTransform } from './transforms';
import { warp } from './warp';

/**
 * Where SciPy's 'wrap' and TensorFlow's agree: TensorFlow repeats the edge pixel across
 * the seam between two copies, where SciPy blends, and has one copy to each side.
 */
function agreed(source: number, size: number): boolean {
  const inside = source >= 0 && source <= size - 1;
  const copied = (source > 1 - size && source <= -1) || (source >= size && source < 2 * (size - 1));
  return inside || copied;
}

describe.each([
  { on: 'the plain CPU', start: () => tf.setBackend('cpu') },
  { on: 'WASM', start: () => tf.setBackend('wasm') },
  { on: 'WASM with our kernel', start: () => startKernelsInNode() },
])('warp on $on', ({ start }) => {
  beforeAll(async () => {
    await start();
  }, 60_000);
  afterAll(() => tf.setBackend('cpu'));

  it.each(FILL_MODES)('%s: every image of one batch as Keras and SciPy warp it', async (mode) => {
    const { size, cases } = fixture;
    const transforms = new Float32Array(cases.length * 8);
    cases.forEach(({ draw }, i) => writeTransform(draw, size, transforms, i * 8));
    const batch = tf.tidy(() =>
      tf.tile(tf.tensor4d(fixture.image, [1, size, size, 3], 'int32'), [cases.length, 1, 1, 1]),
    );
    const matrices = tf.tensor2d(transforms, [cases.length, 8]);
    const before = tf.memory().numTensors;
    const output = warp(batch, matrices, mode);
    expect(output.dtype).toBe('float32');
    const values = await output.data();
    let compared = 0;
    cases.forEach(({ warped }, i) => {
      const expected = warped[mode];
      const at = (place: number) => transforms[i * 8 + place]!;
      for (let p = 0; p < expected.length; p++) {
        const x = Math.floor(p / 3) % size;
        const y = Math.floor(p / 3 / size);
        const sourceX = at(0) * x + at(1) * y + at(2);
        const sourceY = at(3) * x + at(4) * y + at(5);
        if (mode === 'wrap' && !(agreed(sourceX, size) && agreed(sourceY, size))) continue;
        compared++;
        expect(Math.abs(values[i * expected.length + p]! - expected[p]!)).toBeLessThan(0.02);
      }
    });
    expect(compared).toBeGreaterThan(cases.length * size * size * 3 * 0.8);
    expect(tf.memory().numTensors).toBe(before + 1);
    tf.dispose([batch, matrices, output]);
  });
});
