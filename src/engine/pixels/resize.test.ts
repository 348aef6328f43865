import { describe, expect, it } from 'vitest';
import { resize, Resizer } from './resize';
import pillow from './resize.pillow.json';

/** The pattern that resize.pillow.json was made from, with Pillow's own Image.resize(…, BILINEAR). */
function pattern(width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        rgba[(y * width + x) * 4 + c] = (x * x * 7 + y * 13 * (c + 1) + x * y * 5 + c * 50) % 256;
      }
    }
  }
  return rgba;
}

describe('resize', () => {
  it.each(pillow.cases)(
    'is Pillow, bit for bit: $width × $height to $toWidth × $toHeight',
    ({ width, height, toWidth, toHeight, rgb }) => {
      const result = resize(pattern(width, height), width, height, toWidth, toHeight);
      expect([...result]).toEqual(rgb);
    },
  );

  it('gives the same in strips as in one go', () => {
    const rgba = pattern(50, 37);
    const resizer = new Resizer(50, 37, 8, 8);
    for (let y = 0; y < 37; y += 10) {
      resizer.push(rgba.subarray(y * 200, Math.min(37, y + 10) * 200));
    }
    expect(resizer.finish()).toEqual(resize(rgba, 50, 37, 8, 8));
  });

  it('refuses an image with rows missing', () => {
    const resizer = new Resizer(2, 2, 1, 1);
    resizer.push(new Uint8Array(8));
    expect(() => resizer.finish()).toThrow('2 rows');
  });
});
