import { expect, it } from 'vitest';
import { enlarge, gradCamPixels, SIDE } from './gradCamImage';

const map = { size: 2, values: Float32Array.from([0, 0, 0, 1]) };
const pixel = (pixels: Uint8ClampedArray, x: number, y: number) => [
  ...pixels.slice((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4),
];

it('keeps the values at the cells and rises evenly between them', () => {
  const large = enlarge(map);
  expect(large[0]).toBe(0);
  expect(large.at(-1)).toBe(1);
  expect(large[(SIDE - 1) * SIDE + SIDE / 2]).toBeCloseTo(0.5, 2);
});

it('is dark where the map is low, bright where it is high, with an outline between', () => {
  const pixels = gradCamPixels(map);
  const brightness = (x: number, y: number) => {
    const [r, g, b] = pixel(pixels, x, y);
    return r! + g! + b!;
  };
  expect(brightness(2, 2)).toBeLessThan(30);
  expect(brightness(SIDE - 3, SIDE - 3)).toBeGreaterThan(600);
  const bottom = Array.from({ length: SIDE }, (_, x) => pixel(pixels, x, SIDE - 3));
  expect(bottom).toContainEqual([255, 255, 255, 255]);
  expect(bottom).toContainEqual([0, 0, 0, 255]);
});

it('closes the outline along the image’s edge, so that what is bright lies inside it', () => {
  const pixels = gradCamPixels(map);
  expect(pixel(pixels, SIDE - 1, SIDE - 1)).toEqual([255, 255, 255, 255]);
  expect(pixel(pixels, 0, 0)).not.toEqual([255, 255, 255, 255]);
});

it('has at most about a third of the image inside the outline, however much of it is bright', () => {
  const values = Float32Array.from({ length: 49 }, (_, i) => (i < 5 ? 0 : 0.6 + 0.4 * (i / 48)));
  const pixels = gradCamPixels({ size: 7, values });
  // Dark above, brighter downwards: the outline begins in the lower half.
  const white = Array.from({ length: SIDE }, (_, y) => y).filter((y) =>
    pixel(pixels, SIDE / 2, y).every((value) => value === 255),
  );
  expect(white[0]).toBeGreaterThan(0.6 * SIDE);
});
