import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../domain/random';
import { kerasBytes } from '../exporting/fromKeras/kerasModels.fixture';
import { openHdf5 } from './openHdf5';

const pretrained = (name: string) =>
  Uint8Array.from(
    readFileSync(new URL(`../models/mobilenetv2/pretrained/fixtures/${name}`, import.meta.url)),
  );

const files: Record<string, () => Uint8Array<ArrayBuffer>> = {
  'weights of Keras 3': () => pretrained('keras3.weights.h5'),
  'a model of Keras 3': () => pretrained('keras3.h5'),
  'a model of Keras 2': () => kerasBytes('cnn.2.15.h5'),
};

/** Reads the whole file; the message it gives, or null where it gives its values. */
async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const { tensors, text } = await openHdf5(bytes.slice().buffer, 'weights.h5');
    text('', 'model_config');
    for (const { read } of tensors.values()) read();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const DAMAGED = 'weights.h5 is damaged or not an HDF5 file. Download it or save the model again.';

/** All that a user may be told, whatever is wrong with the bytes. */
const SAID =
  /^(weights\.h5 is damaged or not an HDF5 file\. Download it or save the model again\.|The weights .+ in weights\.h5 (are not stored as float32|hold values that are not numbers).+\.)$/s;

describe.each(Object.entries(files))('%s', (_, whole) => {
  it('is read', async () => {
    expect(await problemOf(whole())).toBeNull();
  });

  it('is damaged wherever it is cut off', async () => {
    const random = randomFrom(11);
    const bytes = whole();
    for (let i = 0; i < 60; i++) {
      const length = Math.floor(random() * bytes.length);
      expect(await problemOf(bytes.slice(0, length)), `${length} bytes`).toBe(DAMAGED);
    }
  });

  it('gives its values or says what to do, whatever bits are turned', async () => {
    const random = randomFrom(12);
    let damaged = 0;
    for (let i = 0; i < 200; i++) {
      const bytes = whole();
      for (let n = 0; n < 1 + (i % 20); n++) {
        // The structure is mostly at the start; random values are hardly told from others.
        const range = i % 2 ? bytes.length : Math.min(bytes.length, 4096);
        bytes[Math.floor(random() * range)]! ^= 1 << Math.floor(random() * 8);
      }
      const problem = await problemOf(bytes);
      if (problem === null) continue;
      damaged++;
      expect(problem, `case ${i}`).toMatch(SAID);
    }
    expect(damaged).toBeGreaterThan(10);
  });
});

it.each([
  ['nothing', 0],
  ['zeros', 100],
])('%s is no HDF5 file', async (_, length) => {
  expect(await problemOf(new Uint8Array(length))).toBe(DAMAGED);
});
