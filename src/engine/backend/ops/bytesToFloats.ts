/** Bytes as float32, by one pass where the backend has a kernel for it. */
import * as tf from '@tensorflow/tfjs';

/** Kernel: no inputs, attributes `{bytes, shape}`; a float32 tensor of this shape with the values of the bytes. */
export const BYTES_TO_FLOATS = 'BytesToFloats';

export interface BytesAttributes extends tf.NamedAttrMap {
  bytes: Uint8Array & tf.Attribute;
  shape: number[];
}

/** float32 0–255 of `shape`, whose size is the number of bytes. */
export function bytesToFloats(bytes: Uint8Array, shape: number[]): tf.Tensor {
  if (!tf.getKernel(BYTES_TO_FLOATS, tf.getBackend()))
    return tf.tensor(new Float32Array(bytes), shape);
  const attributes: BytesAttributes = { bytes: bytes as BytesAttributes['bytes'], shape };
  return tf.engine().runKernel<tf.Tensor>(BYTES_TO_FLOATS, {}, attributes);
}
