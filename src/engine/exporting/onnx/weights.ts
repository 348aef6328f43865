import { node, tensor } from './nodes';
import type { NodeProto, TensorProto } from './onnx_pb';

/** A kernel in ONNX's order, as the constants and operators that give it under `name`. */
export type WriteKernel = (
  name: string,
  dims: number[],
  values: Float32Array,
  /** The axis of the output channels. */
  axis: number,
) => { constants: TensorProto[]; nodes: NodeProto[] };

export const floatKernel: WriteKernel = (name, dims, values) => ({
  constants: [tensor(name, dims, values)],
  nodes: [],
});

/** Eight-bit integers with a scale per output channel: value = integer · scale. */
export function quantize(
  values: Float32Array,
  dims: number[],
  axis: number,
): { integers: Int8Array; scales: Float32Array; channelOf: (index: number) => number } {
  const inner = dims.slice(axis + 1).reduce((product, size) => product * size, 1);
  const channels = dims[axis]!;
  const channelOf = (index: number) => Math.floor(index / inner) % channels;
  const scales = new Float32Array(channels);
  values.forEach((value, i) => {
    const channel = channelOf(i);
    scales[channel] = Math.max(scales[channel]!, Math.abs(value) / 127);
  });
  // A channel of zeros has no scale of its own.
  for (const [i, scale] of scales.entries()) if (scale === 0) scales[i] = 1;
  const integers = Int8Array.from(values, (value, i) => Math.round(value / scales[channelOf(i)]!));
  return { integers, scales, channelOf };
}

/** Weights of one byte each, which DequantizeLinear turns into float32 again. */
export const int8Kernel: WriteKernel = (name, dims, values, axis) => {
  const { integers, scales } = quantize(values, dims, axis);
  const [from, scale] = [`${name}_int8`, `${name}_scale`];
  return {
    constants: [tensor(from, dims, integers), tensor(scale, [scales.length], scales)],
    nodes: [node('DequantizeLinear', [from, scale], name, { axis })],
  };
};
