/** Our WebGL kernels, each of which passes unsupported cases to the stock one. */
import * as tf from '@tensorflow/tfjs';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { ADAM_UPDATE, type AdamAttributes } from '../ops/adamUpdate';
import { FUSED_BOTTLENECKS, type FusedAttributes } from '../ops/fusedBottlenecks';
import { SEEDED_DROPOUT, type SeededDropoutAttributes } from '../ops/seededDropout';
import { isPointwise, isSame3x3, type ConvAttributes } from './attributes';
import { canSumChannels, channelSums } from './channelSums';
import { fusedBottlenecks } from './fusedBottlenecks';
import { canConvolve3x3, convolve3x3 } from './convolution';
import { canDraw, device, type WebglDevice } from './device';
import { adamUpdate, reluGradient, seededDropout } from './elementwise';
import { NO_EPILOGUE, type Epilogue } from './epilogue';
import { filterGradient3x3 } from './filterGradient';
import { RELU_GRADIENT } from './gradients';
import { pointwise, pointwiseFilterGradient, pointwiseInputGradient } from './pointwise';
import { maxPool2x2, maxPoolGradient2x2 } from './pooling';

type Inputs = Record<string, tf.TensorInfo>;
type Output = tf.TensorInfo | tf.TensorInfo[];

/** Null when this kernel does not support the case. */
type Run<Attributes> = (
  device: WebglDevice,
  inputs: Inputs,
  attributes: Attributes,
) => Output | null;

function kernel<Attributes>(kernelName: string, run: Run<Attributes>): tf.KernelConfig {
  const stock = tf.getKernel(kernelName, 'webgl');
  return {
    ...stock,
    kernelName,
    backendName: 'webgl',
    kernelFunc(call) {
      const backend = call.backend as MathBackendWebGL;
      // tfjs types attributes as a loose map; each kernel's own are what its op passes.
      const attributes = call.attrs as Attributes;
      const ours = run(device(backend), call.inputs as Inputs, attributes);
      if (ours) return ours;
      if (!stock) throw new Error(`${kernelName} cannot run on this graphics device.`);
      return stock.kernelFunc(call);
    },
  };
}

interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: string | number;
}

const isTwo = (size: number | [number, number]) =>
  Array.isArray(size) ? size[0] === 2 && size[1] === 2 : size === 2;

function isPool2x2(shape: number[], { filterSize, strides, pad }: PoolAttributes): boolean {
  const even = shape[1]! % 2 === 0 && shape[2]! % 2 === 0;
  // With even sides, "same" and "valid" and no padding are one and the same.
  return even && isTwo(filterSize) && isTwo(strides) && (typeof pad === 'string' || pad === 0);
}

function forward(
  on: WebglDevice,
  x: tf.TensorInfo,
  filter: tf.TensorInfo,
  attributes: ConvAttributes,
  epilogue: Epilogue,
): tf.TensorInfo | null {
  if (isPointwise(x.shape, filter.shape, attributes)) return pointwise(on, x, filter, epilogue);
  const known =
    isSame3x3(x.shape, filter.shape, attributes) && canConvolve3x3(on, x.shape, filter.shape[3]!);
  return known ? convolve3x3(on, x, filter, 'forward', epilogue) : null;
}

function inputGradient(
  on: WebglDevice,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  attributes: ConvAttributes,
): tf.TensorInfo | null {
  const { inputShape } = attributes;
  if (isPointwise(inputShape, filter.shape, attributes)) {
    return pointwiseInputGradient(on, dy, filter);
  }
  const known =
    isSame3x3(inputShape, filter.shape, attributes) &&
    canConvolve3x3(on, dy.shape, filter.shape[2]!);
  return known ? convolve3x3(on, dy, filter, 'backward') : null;
}

function convFilterGradient(
  on: WebglDevice,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  attributes: ConvAttributes,
): tf.TensorInfo | null {
  const { filterShape } = attributes;
  if (isPointwise(x.shape, filterShape, attributes)) return pointwiseFilterGradient(on, x, dy);
  return isSame3x3(x.shape, filterShape, attributes) ? filterGradient3x3(on, x, dy) : null;
}

interface FusedConvAttributes extends ConvAttributes {
  activation: string;
}

const ACTIVATIONS = ['linear', 'relu', 'relu6'] as const;

/** Convolution, bias and activation. */
function fused(
  on: WebglDevice,
  inputs: Inputs,
  attributes: FusedConvAttributes,
): tf.TensorInfo | null {
  const { x, filter, bias, preluActivationWeights } = inputs;
  const activation = ACTIVATIONS.find((name) => name === attributes.activation);
  const biasIsVector = !bias || tf.util.sizeFromShape(bias.shape) === filter!.shape[3];
  if (!activation || preluActivationWeights || !biasIsVector) return null;
  const vector = bias ? on.packed({ ...bias, shape: [filter!.shape[3]!] }) : null;
  const output = forward(on, x!, filter!, attributes, { bias: vector, activation });
  vector?.release();
  return output;
}

function makeKernels(): tf.KernelConfig[] {
  return [
    kernel<ConvAttributes>('Conv2D', (on, { x, filter }, attributes) =>
      forward(on, x!, filter!, attributes, NO_EPILOGUE),
    ),
    kernel<FusedConvAttributes>('FusedConv2D', fused),
    kernel<ConvAttributes>('Conv2DBackpropInput', (on, { dy, filter }, attributes) =>
      inputGradient(on, dy!, filter!, attributes),
    ),
    kernel<ConvAttributes>('Conv2DBackpropFilter', (on, { x, dy }, attributes) =>
      convFilterGradient(on, x!, dy!, attributes),
    ),
    kernel<PoolAttributes>('MaxPool', (on, { x }, attributes) =>
      isPool2x2(x!.shape, attributes) ? maxPool2x2(on, x!) : null,
    ),
    kernel<PoolAttributes>('MaxPoolGrad', (on, { dy, input }, attributes) =>
      isPool2x2(input!.shape, attributes) ? maxPoolGradient2x2(on, input!, dy!) : null,
    ),
    kernel<{ axis: number | number[]; keepDims: boolean }>(
      'Sum',
      (on, { x }, { axis, keepDims }) => {
        const axes = Array.isArray(axis) ? axis : [axis];
        const overPixels =
          x!.shape.length === 4 && axes.length === 3 && axes.every((a, i) => a === i);
        return overPixels && !keepDims && x!.dtype === 'float32' && canSumChannels(on, x!.shape)
          ? channelSums(on, x!)
          : null;
      },
    ),
    kernel<SeededDropoutAttributes>(SEEDED_DROPOUT, (on, { x }, { rate, seed }) =>
      seededDropout(on, x!, rate, seed),
    ),
    kernel<AdamAttributes>(ADAM_UPDATE, (on, { value, m, v, gradient }, attributes) =>
      adamUpdate(on, { value: value!, m: m!, v: v!, gradient: gradient! }, attributes),
    ),
    kernel<FusedAttributes>(FUSED_BOTTLENECKS, (on, inputs, { plan }) =>
      fusedBottlenecks(
        on,
        inputs['x']!,
        plan,
        plan
          .flatMap(({ units }) => units)
          .map((_, i) => ({ filter: inputs[`filter${i}`]!, bias: inputs[`bias${i}`]! })),
      ),
    ),
    kernel(RELU_GRADIENT, (on, { x, dy }) => reluGradient(on, x!, dy!)),
  ];
}

let made: tf.KernelConfig[] | null = null;

/** Ours for the WebGL backend that is current; none where its device cannot run our programs. */
export function webglKernels(): tf.KernelConfig[] {
  if (!canDraw(tf.backend() as MathBackendWebGL)) return [];
  made ??= makeKernels();
  return made;
}
