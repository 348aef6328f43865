import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { it } from 'vitest';
import { warp } from './warp';
import { variantTransforms } from './transforms';
import { defaultRecipe } from '../../domain/recipe';
import { rescale } from '../models/mobilenetv2Frozen';
it('time', async () => {
  await tf.setBackend('wasm');
  const bytes = new Uint8Array(16 * 224 * 224 * 3).map((_, i) => i % 251);
  const r = defaultRecipe('mobilenetv2', 3);
  const m = variantTransforms(r.augmentation, 224, 1, [...Array(16).keys()], 1);
  const time = (name: string, f: () => void) => {
    let b = 1e9;
    for (let i = 0; i < 10; i++) { const t = performance.now(); f(); b = Math.min(b, performance.now() - t); }
    console.log(name, b.toFixed(2));
  };
  time('upload', () => { const t = tf.tensor4d(Float32Array.from(bytes), [16, 224, 224, 3]); tf.backend(); t.dispose(); });
  const x = tf.tensor4d(Float32Array.from(bytes), [16, 224, 224, 3]);
  for (const mode of ['nearest', 'constant', 'reflect', 'wrap'] as const)
    time('warp ' + mode, () => warp(x, tf.tensor2d(m, [16, 8]), mode).dispose());
  time('rescale', () => rescale(x, { scale: 1 / 127.5, offset: -1 }).dispose());
});
