import type { Shape } from './padding';

/** The largest value of each channel in windows of `size` × `size`, without padding. */
export function maxPool(image: Int8Array, [height, width, channels]: Shape, size: number) {
  const [rows, columns] = [Math.floor(height / size), Math.floor(width / size)];
  const output = new Int8Array(rows * columns * channels).fill(-128);
  for (let y = 0; y < rows * size; y++) {
    for (let x = 0; x < columns * size; x++) {
      const from = (y * width + x) * channels;
      const to = (Math.floor(y / size) * columns + Math.floor(x / size)) * channels;
      for (let c = 0; c < channels; c++) {
        if (image[from + c]! > output[to + c]!) output[to + c] = image[from + c]!;
      }
    }
  }
  return output;
}
