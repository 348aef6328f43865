import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkImage } from './check';

const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#369' } });

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const reasonOf = (bytes: Uint8Array): string => {
  try {
    checkImage(bytes);
    return 'fine';
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

/** A PNG's signature and header, declaring a size; nothing behind it. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function bmp(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(54 + width * Math.abs(height) * 4);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  return bytes;
}

describe('checkImage', () => {
  it.each([
    ['image/jpeg', () => solid(40, 30).jpeg()],
    ['image/jpeg', () => solid(40, 30).jpeg({ progressive: true })],
    ['image/jpeg', () => solid(40, 30).withMetadata({ orientation: 6 }).jpeg()],
    ['image/png', () => solid(40, 30).png()],
    ['image/webp', () => solid(40, 30).webp()],
    ['image/webp', () => solid(40, 30).webp({ lossless: true })],
    ['image/webp', () => solid(40, 30).ensureAlpha(0.5).webp()],
    ['image/gif', () => solid(40, 30).gif()],
    ['image/avif', () => solid(40, 30).avif()],
  ])('reads type and size of %s', async (type, make) => {
    const bytes = await make().toBuffer();
    expect(checkImage(bytes)).toEqual({ type, width: 40, height: 30 });
  });

  it('reads bitmaps, also those stored from the top', () => {
    expect(checkImage(bmp(40, -30))).toEqual({ type: 'image/bmp', width: 40, height: 30 });
  });

  it.each([
    ['empty', 'empty', () => new Uint8Array()],
    ['text', 'not-an-image', () => new TextEncoder().encode('BMW and other cars. '.repeat(9))],
    ['a PDF', 'not-an-image', () => new TextEncoder().encode('%PDF-1.7 and so on and so forth')],
    ['HEIC', 'unsupported-format', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['TIFF', 'unsupported-format', () => text('II*\0and so on')],
    ['SVG', 'not-an-image', () => text('<?xml version="1.0"?>\n<!-- a --><svg xmlns="x">')],
    ['a recipe', 'misplaced', () => text('{\n  "version": 2,\n  "seed": 1')],
    ['JSON', 'not-an-image', () => text('{"modelTopology": {}}')],
    ['Keras weights', 'misplaced', () => Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')],
    ['20,000 × 20,000', 'too-large', () => pngHeader(20_000, 20_000)],
    ['a strip 40,000 wide', 'too-large', () => pngHeader(40_000, 20)],
    ['15 × 400', 'too-small', () => pngHeader(15, 400)],
    ['0 × 10', 'damaged', () => pngHeader(0, 10)],
    ['a PNG of 12 bytes', 'damaged', () => pngHeader(40, 30).subarray(0, 12)],
  ])('rejects %s: %s', (_, reason, bytes) => expect(reasonOf(bytes())).toBe(reason));

  it('rejects a JPEG cut within its header, however deep', async () => {
    const bytes = await solid(40, 30).jpeg().toBuffer();
    for (let length = 3; length < 150; length += 7) {
      expect([length, reasonOf(bytes.subarray(0, length))]).toEqual([length, 'damaged']);
    }
  });

  it.each([
    [/HEIC image.*browsers cannot decode.*Save it as JPEG/, '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    [/TIFF.*browsers cannot decode.*Save it as JPEG/, 'MM\0*'],
    [/SVG drawing.*PNG/, '<svg viewBox="0 0 9 9"/>'],
    [/recipe.*Train page/, '{ "version": 1, "seed": 7 }'],
    [/JSON/, '[{"a": 1}]'],
  ])('says %s', (message, start) => expect(() => checkImage(text(start))).toThrow(message));

  it('says what to do about an image that is too large', () => {
    expect(() => checkImage(pngHeader(20_000, 20_000))).toThrow(
      'The image has 20,000 × 20,000 pixels, too many to decode safely (67 million at most). Make it smaller and import it again.',
    );
  });
});
