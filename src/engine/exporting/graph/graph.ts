/** A trained network as the operations that inference needs: what ONNX and LiteRT files are written from. */

export type Activation = 'none' | 'relu' | 'relu6' | 'sigmoid' | 'softmax';

/** Pixels of zeros before the first and after the last row and column. */
export interface Padding {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

interface Common {
  /** The tfjs layer that it comes from: unique. */
  name: string;
  /** Names of the operations whose outputs it takes; `INPUT` is the network's input. */
  inputs: string[];
  /** Of one image, without the batch: [height, width, channels] or [units]. */
  shape: number[];
}

/** Batch normalisation is folded into `kernel` and `bias`. */
interface Weighted {
  bias: Float32Array;
  activation: Activation;
}

export interface Convolution extends Common, Weighted {
  kind: 'conv';
  /** [height, width, inputs, outputs]. */
  kernel: Float32Array;
  kernelShape: [number, number, number, number];
  strides: [number, number];
  padding: Padding;
}

export interface DepthwiseConvolution extends Common, Weighted {
  kind: 'depthwise';
  /** [height, width, channels]. */
  kernel: Float32Array;
  kernelShape: [number, number, number];
  strides: [number, number];
  padding: Padding;
}

export interface Dense extends Common, Weighted {
  kind: 'dense';
  /** [inputs, outputs]. */
  kernel: Float32Array;
  kernelShape: [number, number];
}

export type Operation =
  | Convolution
  | DepthwiseConvolution
  | Dense
  /** x · scale + offset. */
  | (Common & { kind: 'scale'; scale: number; offset: number })
  | (Common & { kind: 'add' })
  /** Windows of `size` × `size`, that far apart, without padding. */
  | (Common & { kind: 'maxPool'; size: number })
  /** The mean over height and width; shape is [channels]. */
  | (Common & { kind: 'globalAverage' })
  /** Row by row, channels innermost. */
  | (Common & { kind: 'flatten' });

export const INPUT = 'image';

/** Of a dense layer's output before its sigmoid or softmax. */
export const linearName = (name: string) => `${name}/linear`;

export interface Graph {
  /** Side of the input, [inputSize, inputSize, 3], raw RGB 0–255. */
  inputSize: number;
  /** In an order in which each comes after its inputs; the last one gives the network's output. */
  operations: Operation[];
}
