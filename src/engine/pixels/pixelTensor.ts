import type * as tf from '@tensorflow/tfjs';
import { bytesToFloats } from '../backend/ops/bytesToFloats';
import type { PixelSource } from './source';

/** The part of a PixelSource that batches need. */
export type Pixels = Pick<PixelSource, 'size' | 'read'>;

/** float32 0–255, [batchSize, size, size, 3]: the squares of `indices`, padded with black. */
export function pixelTensor(
  pixels: Pixels,
  indices: ArrayLike<number>,
  batchSize: number,
): tf.Tensor4D {
  const { size } = pixels;
  const bytes = new Uint8Array(batchSize * size * size * 3);
  pixels.read(indices, bytes);
  return bytesToFloats(bytes, [batchSize, size, size, 3]) as tf.Tensor4D;
}
