import type { NamedTensors } from '../../domain/tensors';

/** How the weights of a tfjs model are stored in its shards. */
export interface WeightEncoding {
  bytesPerValue: number;
  /** What the manifest says of each weight; without it, values are stored as they are. */
  quantization?: { dtype: 'float16' };
  /**
   * Little-endian. Throws an Error with a message for the user when the encoding cannot hold
   * a value of the weight called `name`.
   */
  encode(values: Float32Array, name: string): Uint8Array;
}

export const float32: WeightEncoding = {
  bytesPerValue: 4,
  encode: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
};

/** All weights one after another, as the manifest lists them. */
export function joinWeights(
  weights: NamedTensors,
  { bytesPerValue, encode } = float32,
): Uint8Array<ArrayBuffer> {
  const count = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  const bytes = new Uint8Array(count * bytesPerValue);
  let offset = 0;
  for (const [name, { values }] of weights) {
    const encoded = encode(values, name);
    bytes.set(encoded, offset);
    offset += encoded.length;
  }
  return bytes;
}

/** The manifest's description of each weight, in order. */
export const weightSpecs = (weights: NamedTensors, { quantization } = float32) =>
  Array.from(weights, ([name, { shape }]) => ({
    ...{ name, shape, dtype: 'float32' as const },
    ...(quantization && { quantization }),
  }));
