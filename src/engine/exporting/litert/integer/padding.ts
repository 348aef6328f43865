import type { Padding } from '../../graph/graph';

/** [height, width, channels]. */
export type Shape = readonly [number, number, number];

/** An int8 image less its zero point, with zeros around it. */
export interface Padded {
  values: Int16Array;
  shape: Shape;
}

export function pad(
  image: Int8Array,
  [height, width, channels]: Shape,
  zeroPoint: number,
  { top, bottom, left, right }: Padding,
): Padded {
  const [high, wide] = [height + top + bottom, width + left + right];
  const values = new Int16Array(high * wide * channels);
  const rowLength = width * channels;
  for (let y = 0; y < height; y++) {
    let to = ((y + top) * wide + left) * channels;
    for (let from = y * rowLength; from < (y + 1) * rowLength; from++) {
      values[to++] = image[from]! - zeroPoint;
    }
  }
  return { values, shape: [high, wide, channels] };
}
