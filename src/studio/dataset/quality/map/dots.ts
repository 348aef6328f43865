/**
 * Dots written into pixels: without a graphics card, several times as fast as ten thousand calls of
 * the canvas. Pixels are as in ImageData, RGBA of a byte each, read as little-endian words.
 */

/** How much of each pixel a dot covers, 0–255, [size × size]. */
export interface DotMask {
  size: number;
  coverage: Uint8Array;
}

/** Points within a pixel, in each direction, that coverage is counted at. */
const SAMPLES = 4;

export function dotMask(diameter: number): DotMask {
  const size = Math.ceil(diameter);
  const coverage = new Uint8Array(size * size);
  const inside = (x: number, y: number) =>
    (x - size / 2) ** 2 + (y - size / 2) ** 2 <= (diameter / 2) ** 2;
  for (let i = 0; i < size * size; i++) {
    let count = 0;
    for (let s = 0; s < SAMPLES ** 2; s++) {
      const x = (i % size) + ((s % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(i / size) + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES;
      if (inside(x, y)) count++;
    }
    coverage[i] = (255 * count) / SAMPLES ** 2;
  }
  return { size, coverage };
}

/** `#rrggbb` as a word without alpha. */
export function colourWord(hex: string): number {
  const value = parseInt(hex.slice(1), 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >>> 16);
}

/** The colour over what is there; where that is nothing, the coverage becomes its alpha. */
function over(under: number, colour: number, coverage: number): number {
  const alpha = under >>> 24;
  if (alpha === 0) return ((coverage << 24) | colour) >>> 0;
  const mixed = (shift: number) => {
    const [below, above] = [(under >>> shift) & 0xff, (colour >>> shift) & 0xff];
    return ((below * (255 - coverage) + above * coverage) / 255) << shift;
  };
  return ((Math.max(alpha, coverage) << 24) | mixed(16) | mixed(8) | mixed(0)) >>> 0;
}

/** Write a dot with its middle at (x, y), in pixels; what is outside of the picture is left out. */
export function stamp(
  words: Uint32Array,
  width: number,
  { size, coverage }: DotMask,
  x: number,
  y: number,
  colour: number,
): void {
  const height = words.length / width;
  const left = Math.round(x - size / 2);
  const top = Math.round(y - size / 2);
  if (left <= -size || top <= -size || left >= width || top >= height) return;
  for (let row = Math.max(0, -top); row < size && top + row < height; row++) {
    for (let column = Math.max(0, -left); column < size && left + column < width; column++) {
      const covered = coverage[row * size + column]!;
      if (covered === 0) continue;
      const at = (top + row) * width + left + column;
      words[at] = covered === 255 ? (0xff000000 | colour) >>> 0 : over(words[at]!, colour, covered);
    }
  }
}
