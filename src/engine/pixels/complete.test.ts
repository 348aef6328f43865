import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../domain/random';
import { checkImage } from './check';
import { isComplete } from './complete';
import { sniff } from './format';

/** An image with enough in it that every format's coded part is kilobytes. */
function noisy(): ReturnType<typeof sharp> {
  const random = randomFrom(7);
  const bytes = Buffer.from(Array.from({ length: 96 * 72 * 3 }, () => Math.floor(random() * 256)));
  return sharp(bytes, { raw: { width: 96, height: 72, channels: 3 } });
}

const made: Record<string, () => ReturnType<typeof sharp>> = {
  JPEG: () => noisy().jpeg({ quality: 95 }),
  'progressive JPEG': () => noisy().jpeg({ progressive: true }),
  'JPEG with EXIF': () => noisy().withMetadata({ orientation: 6 }).jpeg(),
  PNG: () => noisy().png(),
  'interlaced PNG': () => noisy().png({ progressive: true }),
  'palette PNG': () => noisy().png({ palette: true }),
  GIF: () => noisy().gif(),
  WebP: () => noisy().webp(),
  'lossless WebP': () => noisy().webp({ lossless: true }),
  'WebP with alpha': () => noisy().ensureAlpha(0.5).webp(),
};

const reason = (bytes: Uint8Array): string => {
  try {
    checkImage(bytes);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
};

describe.each(Object.entries(made))('a %s', (_, make) => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = await make().toBuffer();
  });

  it('is whole, with bytes behind its end too', () => {
    expect(reason(whole)).toBe('fine');
    expect(reason(Buffer.concat([whole, Buffer.alloc(50)]))).toBe('fine');
  });

  it('is rejected wherever it is cut off', () => {
    const random = randomFrom(1);
    const lengths = Array.from({ length: 200 }, () => Math.floor(random() * whole.length));
    for (const length of [...lengths, whole.length - 1, whole.length - 2]) {
      const found = reason(whole.subarray(0, length));
      expect(found, `${length} of ${whole.length} bytes`).not.toBe('fine');
      if (length > whole.length / 2) expect(found).toContain('cut off');
    }
  });

  it('ends the check, whatever bytes are changed', () => {
    const random = randomFrom(2);
    for (let i = 0; i < 300; i++) {
      const changed = Buffer.from(whole);
      for (let n = 0; n < 8; n++) {
        changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
      }
      expect(typeof reason(changed)).toBe('string');
    }
  });
});

it('takes the end of the image, not the one of a thumbnail in its header', async () => {
  const whole = await noisy().jpeg().toBuffer();
  const thumbnail = await noisy().resize(20, 20).jpeg().toBuffer();
  const length = thumbnail.length + 2;
  const header = Buffer.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255]);
  const bytes = Buffer.concat([header, thumbnail, whole.subarray(2)]);
  expect(reason(bytes)).toBe('fine');
  expect(reason(bytes.subarray(0, bytes.length - 200))).toContain('cut off');
});

const MASKS = join(process.env.SHARED_DIR ?? '../shared', 'datasets/masks');

/** Every file below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it.skipIf(!existsSync(MASKS))('finds every image of the shared dataset whole', () => {
  const cutOff = filesIn(MASKS).filter((path) => {
    const bytes = readFileSync(path);
    const type = sniff(bytes);
    return type !== null && !isComplete(type, bytes);
  });
  expect(cutOff).toEqual([]);
});
