import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { cannotBeTurned } from './frame';

const image = () => sharp({ create: { width: 32, height: 16, channels: 3, background: '#483' } });
const bytes = async (encoded: Sharp) => new Uint8Array(await encoded.toBuffer());

it('finds out that no EXIF field wants an image turned, in each format', async () => {
  expect(cannotBeTurned(await bytes(image().jpeg()), 'image/jpeg')).toBe(true);
  expect(cannotBeTurned(await bytes(image().png()), 'image/png')).toBe(true);
  expect(cannotBeTurned(await bytes(image().webp()), 'image/webp')).toBe(true);
  expect(cannotBeTurned(await bytes(image().gif()), 'image/gif')).toBe(true);
  const turned = image().withMetadata({ orientation: 6 });
  expect(cannotBeTurned(await bytes(turned.clone().jpeg()), 'image/jpeg')).toBe(false);
  expect(cannotBeTurned(await bytes(turned.clone().png()), 'image/png')).toBe(false);
  expect(cannotBeTurned(await bytes(turned.clone().webp()), 'image/webp')).toBe(false);
  expect(cannotBeTurned(await bytes(image().avif()), 'image/avif'), 'not known').toBe(false);
});
