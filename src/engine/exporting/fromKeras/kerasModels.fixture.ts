/** The models that scripts/reference/keras_models.py made with Keras, and Keras's scores of them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

export const kerasBytes = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(gunzipSync(fixture(`${name}.gz`)));

export const kerasFile = (name: string, as = name): File => new File([kerasBytes(name)], as);

interface Facts {
  size: number;
  scores: number[][];
}

/** Keras's own scores of `pixels`, with one number a class. */
export function kerasFacts(name: string): Facts {
  const facts = JSON.parse(fixture(`${name}.json`).toString()) as Facts;
  const scores = facts.scores.map((row) => (row.length === 1 ? [1 - row[0]!, row[0]!] : row));
  return { ...facts, scores };
}

/** The two images that the script predicts, 0–255. */
export const pixels = (size: number): tf.Tensor4D =>
  tf.tensor4d(
    Float32Array.from({ length: 2 * size * size * 3 }, (_, i) => Math.floor((i * i) / 7) % 256),
    [2, size, size, 3],
  );
