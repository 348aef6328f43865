/** The operations that have weights, on the kernels. */
import type {
  Activation,
  Convolution,
  Dense,
  DepthwiseConvolution,
} from '../engine/exporting/graph/graph';
import type { Machine } from './kernels';

/** Where an image is, and how large it is. */
export interface Placed {
  address: number;
  /** [height, width, channels] or [units]. */
  shape: number[];
}

/** Runs an operation whose input and output have fixed places. */
export type Step = (scratch: number) => void;

/** A step, and the bytes of scratch memory that it needs. */
export interface Planned {
  step: Step;
  scratchBytes: number;
}

/** Output channels that the kernels compute at once: a panel. */
const PANEL = 8;
/** Rows of a matrix that stay in the cache while it is multiplied. */
const ROWS = 64;
/** Room for four pixels of a panel. */
const TILE_BYTES = 4 * 4 * PANEL;

/** The range that an activation clamps to; what is no clamp is applied to the network's output. */
const clampOf = (activation: Activation): [number, number] => [
  activation === 'relu' || activation === 'relu6' ? 0 : -Infinity,
  activation === 'relu6' ? 6 : Infinity,
];

/** A matrix [rows, columns] as panels of eight columns, the last one filled up with zeros. */
function panelsOf(matrix: Float32Array, columns: number): Float32Array {
  const rows = matrix.length / columns;
  const panels = new Float32Array(rows * roundUp(columns));
  let to = 0;
  for (let c = 0; c < columns; c += PANEL) {
    for (let r = 0; r < rows; r++, to += PANEL) {
      const from = r * columns;
      for (let i = c; i < Math.min(c + PANEL, columns); i++) panels[to + i - c] = matrix[from + i]!;
    }
  }
  return panels;
}

const roundUp = (count: number): number => Math.ceil(count / PANEL) * PANEL;

function storeBias(machine: Machine, bias: Float32Array): number {
  const padded = new Float32Array(roundUp(bias.length));
  padded.set(bias);
  return machine.store(padded);
}

interface Window {
  size: [height: number, width: number];
  stride: number;
  top: number;
  left: number;
}

/** Convolutions and dense layers alike: assembly/conv.ts. */
function planConv(
  machine: Machine,
  { kernel, bias, activation }: Pick<Convolution, 'kernel' | 'bias' | 'activation'>,
  source: { address: number; shape: [number, number, number] },
  target: { address: number; shape: [number, number, number] },
  { size, stride, top, left }: Window,
): Planned {
  const [height, width, channels] = source.shape;
  const [outHeight, outWidth, outChannels] = target.shape;
  const job = machine.storeJob(
    [
      ...[source.address, 0, 0, machine.store(panelsOf(kernel, outChannels))],
      ...[storeBias(machine, bias), target.address, 0],
      ...[height, width, channels, outHeight, outWidth, outChannels],
      ...[size[0], size[1], stride, top, left],
    ],
    [...clampOf(activation), 1],
  );
  if (size[0] * size[1] * stride === 1) {
    const pixels = height * width;
    return {
      step: (scratch) => {
        for (let from = 0; from < pixels; from += ROWS) {
          machine.kernels.pointwise(job, from, Math.min(pixels, from + ROWS), scratch);
        }
      },
      scratchBytes: TILE_BYTES,
    };
  }
  const reach = Math.max(left + width, (outWidth - 1) * stride + size[1]);
  return {
    step: (scratch) => machine.kernels.conv(job, 0, outHeight, scratch),
    scratchBytes: 4 * (size[0] * reach * channels + 2 * outWidth * outChannels) + TILE_BYTES,
  };
}

type Image = [number, number, number];

/** The only stride of a convolution; throws an Error when it has two. */
function strideOf({ name, strides: [down, across] }: Convolution | DepthwiseConvolution): number {
  if (down !== across) throw new Error(`The operation ${name} has unequal strides.`);
  return down;
}

/** What an operation with weights does to `source`, with its weights in memory. */
export function planWeighted(
  machine: Machine,
  operation: Convolution | DepthwiseConvolution | Dense,
  source: Placed,
  target: Placed,
): Planned {
  if (operation.kind === 'dense') {
    const [inputs, units] = operation.kernelShape;
    return planConv(
      machine,
      operation,
      { address: source.address, shape: [1, 1, inputs] },
      { address: target.address, shape: [1, 1, units] },
      { size: [1, 1], stride: 1, top: 0, left: 0 },
    );
  }
  const { kernel, kernelShape, bias, activation, padding } = operation;
  const [kernelHeight, kernelWidth] = kernelShape;
  const [height, width, channels] = source.shape as Image;
  const [outHeight, outWidth] = target.shape as Image;
  const stride = strideOf(operation);
  const { top, left } = padding;
  if (operation.kind === 'conv') {
    return planConv(
      machine,
      operation,
      { address: source.address, shape: source.shape as Image },
      { address: target.address, shape: target.shape as Image },
      { size: [kernelHeight, kernelWidth], stride, top, left },
    );
  }
  const job = machine.storeJob(
    [
      ...[source.address, machine.store(kernel), machine.store(bias), target.address],
      ...[height, width, channels, outWidth, kernelHeight, kernelWidth, stride, top, left],
    ],
    clampOf(activation),
  );
  return {
    step: () => machine.kernels.depthwiseForward(job, 0, outHeight, 0),
    scratchBytes: 0,
  };
}
