import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultAugmentation, noAugmentation } from '../../domain/recipe/augmentation';
import { createPreview } from './preview';

const SIZE = 8;

/** An image whose left half is black and right half a grey of its own. */
const halves = (hash: string) =>
  Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, i) =>
    Math.floor(i / 3) % SIZE < SIZE / 2 ? 0 : hash.charCodeAt(0),
  );

const decoder = () =>
  vi.fn((hash: string) =>
    hash === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve(halves(hash)),
  );

describe('previewAugmentation', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('returns the unaugmented image, then the variants, as opaque RGBA', async () => {
    const preview = createPreview(decoder());
    const [first, second] = await preview(['a', 'b'], noAugmentation, 1, 2, SIZE);
    expect(first!.hash).toBe('a');
    expect(second!.variants).toHaveLength(3);
    for (const variant of second!.variants) {
      expect(variant).toHaveLength(SIZE * SIZE * 4);
      expect([...variant.slice(0, 4)]).toEqual([0, 0, 0, 255]);
      expect([...variant.slice(-4)]).toEqual([98, 98, 98, 255]);
    }
  });

  it('keeps the variants of an image for a seed, whatever other images are given, and changes with the seed', async () => {
    const preview = createPreview(decoder());
    const [, beside] = await preview(['a', 'b'], defaultAugmentation, 1, 3, SIZE);
    const [alone] = await preview(['b'], defaultAugmentation, 1, 3, SIZE);
    const [another] = await preview(['b'], defaultAugmentation, 2, 3, SIZE);
    expect(alone).toEqual(beside);
    expect(another!.variants.slice(1)).not.toEqual(alone!.variants.slice(1));
    expect(alone!.variants[1]).not.toEqual(alone!.variants[2]);
  });

  it('decodes an image once, leaves out one that is missing, and leaks no tensor', async () => {
    const decode = decoder();
    const preview = createPreview(decode);
    await preview(['a', 'gone'], defaultAugmentation, 1, 2, SIZE);
    const before = tf.memory().numTensors;
    const images = await preview(['a', 'gone'], defaultAugmentation, 2, 2, SIZE);
    expect(images.map((image) => image.hash)).toEqual(['a']);
    expect(decode.mock.calls.filter(([hash]) => hash === 'a')).toHaveLength(1);
    expect(tf.memory().numTensors).toBe(before);
    expect(await preview(['gone'], defaultAugmentation, 1, 2, SIZE)).toEqual([]);
  });
});
