import type { AttributionMap } from '../../engine/protocol/models';
import { HEAT } from '../palette';

/** Pixels each way of the painted map: enough for a sharp outline at any size shown. */
export const SIDE = 256;
/** Values from here on lie inside the outline, or from higher on where that would be most of the image. */
const OUTLINE = 0.5;
/** Of the image, at most, lies inside: around more, the outline would seem to be that of the dark rest. */
const INSIDE = 0.35;
const ALPHA = 200;

const STOPS = HEAT.map((hex) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
) as [number, number, number][];

/** Colours of the values k / 255. */
const COLOURS = Uint8Array.from(
  Array.from({ length: 256 }, (_, k) => {
    const at = (k / 255) * (STOPS.length - 1);
    const low = Math.min(Math.floor(at), STOPS.length - 2);
    return STOPS[low]!.map((from, i) => from + (STOPS[low + 1]![i]! - from) * (at - low));
  }).flat(),
);

/** The map's values at SIDE × SIDE places, interpolated linearly between the centres of its cells. */
export function enlarge({ size, values }: AttributionMap): Float32Array {
  const places = Array.from({ length: SIDE }, (_, i) => {
    const at = Math.min(Math.max(((i + 0.5) * size) / SIDE - 0.5, 0), size - 1);
    const low = Math.min(Math.floor(at), Math.max(0, size - 2));
    return { low, high: Math.min(low + 1, size - 1), share: at - low };
  });
  const large = new Float32Array(SIDE * SIDE);
  let index = 0;
  for (const y of places) {
    const [upper, lower] = [y.low * size, y.high * size];
    for (const x of places) {
      const above = values[upper + x.low]! * (1 - x.share) + values[upper + x.high]! * x.share;
      const below = values[lower + x.low]! * (1 - x.share) + values[lower + x.high]! * x.share;
      large[index++] = above * (1 - y.share) + below * y.share;
    }
  }
  return large;
}

const outlineOf = (values: Float32Array): number =>
  Math.max(OUTLINE, Float32Array.from(values).sort()[Math.floor((1 - INSIDE) * values.length)]!);

/**
 * RGBA of the map, SIDE × SIDE: a colour for each value (dark is low, bright is high), and a white
 * outline with a black edge around the highest values, which shows on any image.
 */
export function gradCamPixels(map: AttributionMap): Uint8ClampedArray<ArrayBuffer> {
  const large = enlarge(map);
  const outline = outlineOf(large);
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  /** Whether a place up to two pixels away lies on the other side of the outline; the image's outside is outside. */
  const crosses = (index: number, column: number, row: number, here: boolean): boolean => {
    if (here && Math.min(column, row, SIDE - 1 - column, SIDE - 1 - row) < 2) return true;
    for (let step = 1; step <= 2; step++) {
      if (column >= step && large[index - step]! >= outline !== here) return true;
      if (column < SIDE - step && large[index + step]! >= outline !== here) return true;
      if (row >= step && large[index - step * SIDE]! >= outline !== here) return true;
      if (row < SIDE - step && large[index + step * SIDE]! >= outline !== here) return true;
    }
    return false;
  };
  for (let index = 0; index < large.length; index++) {
    const value = Math.min(Math.max(large[index]!, 0), 1);
    const here = large[index]! >= outline;
    const at = index * 4;
    if (crosses(index, index % SIDE, Math.floor(index / SIDE), here)) {
      pixels.fill(here ? 255 : 0, at, at + 3);
      pixels[at + 3] = 255;
    } else {
      const colour = Math.round(value * 255) * 3;
      for (let i = 0; i < 3; i++) pixels[at + i] = COLOURS[colour + i]!;
      pixels[at + 3] = ALPHA;
    }
  }
  return pixels;
}
