import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readsTruePixels } from './truePixels';

class Pixels {
  constructor(readonly data: Uint8ClampedArray) {}
}
beforeEach(() => vi.stubGlobal('ImageData', Pixels));
afterEach(() => vi.unstubAllGlobals());

/** A canvas that reads back what `change` makes of what was written. */
function canvas(change: (value: number, index: number) => number) {
  let written = new Uint8ClampedArray();
  return {
    putImageData: ({ data }: { data: Uint8ClampedArray }) =>
      void (written = new Uint8ClampedArray(data)),
    getImageData: () => ({ data: written.map(change) }),
  } as unknown as Parameters<typeof readsTruePixels>[0];
}

it('trusts pixels that come back as they were, and no others', () => {
  expect(readsTruePixels(canvas((value) => value))).toBe(true);
  expect(readsTruePixels(canvas((value, i) => (i % 4 === 3 ? value : 255)))).toBe(false);
  expect(readsTruePixels(canvas((value, i) => (i === 500 ? value ^ 1 : value)))).toBe(false);
});
