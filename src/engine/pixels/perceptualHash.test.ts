import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../domain/random';
import { perceptualHash } from './perceptualHash';

/** An image of soft random blobs, the same for a seed. */
function blobs(seed: number, size = 128) {
  const random = randomFrom(seed);
  const raw = Uint8Array.from({ length: 8 * 8 * 3 }, () => 255 * random());
  return sharp(raw, { raw: { width: 8, height: 8, channels: 3 } }).resize(size, size, {
    kernel: 'cubic',
  });
}

async function hashOf(image: Sharp): Promise<string> {
  const { data, info } = await sharp(await image.png().toBuffer())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return perceptualHash(data, info.width, info.height);
}

function distance(a: string, b: string): number {
  let bits = 0;
  for (let i = 0; i < a.length; i++) {
    bits += (parseInt(a[i]!, 16) ^ parseInt(b[i]!, 16)).toString(2).replaceAll('0', '').length;
  }
  return bits;
}

describe('perceptualHash', () => {
  it('is 256 bits, half of them set', async () => {
    const hash = await hashOf(blobs(1));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(distance(hash, '0'.repeat(64))).toBe(127);
  });

  it('hardly changes when the image is scaled, recompressed or made lighter', async () => {
    const hash = await hashOf(blobs(1));
    const jpeg = sharp(await blobs(1).jpeg({ quality: 40 }).toBuffer());
    const copies = [blobs(1).resize(70, 90, { fit: 'fill' }), jpeg, blobs(1).linear(0.8, 30)];
    for (const copy of copies) expect(distance(hash, await hashOf(copy))).toBeLessThan(58);
  });

  it('is far for another image', async () => {
    expect(distance(await hashOf(blobs(1)), await hashOf(blobs(2)))).toBeGreaterThan(80);
  });
});
