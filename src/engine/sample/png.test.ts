import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pictureOnly } from './png';

/** A chunk as Firefox adds it; nobody checks its checksum. */
const chunk = (name: string, data: number[]): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), Buffer.from(data), Buffer.alloc(4)]);
};

it('leaves out what is not the picture, and nothing else', async () => {
  const image = sharp({ create: { width: 9, height: 7, channels: 3, background: '#4a2' } });
  const plain = await image.png().toBuffer();
  const withNoise = (noise: number[]) =>
    new Uint8Array(
      Buffer.concat([plain.subarray(0, 33), chunk('deBG', noise), plain.subarray(33)]),
    );
  const join = (noise: number[]) => Buffer.concat(pictureOnly(withNoise(noise)));
  expect(join([1, 2, 3]).equals(join([9, 9, 9, 9, 9]))).toBe(true);
  expect(join([1]).includes('deBG')).toBe(false);
  const pixels = (png: Buffer) => sharp(png).raw().toBuffer();
  expect((await pixels(join([1]))).equals(await pixels(plain))).toBe(true);
});
