/** tfjs's gradients of a depthwise convolution, run by ours where they cover the case. */
import * as tf from '@tensorflow/tfjs';
import { kernelPool } from './kernelPool';
import type { KernelName } from './shared';
import { addressOf, emptyTensor, kernel, stockKernel } from './tensors';

type Shape4D = [number, number, number, number];
type ConvParameters = Parameters<typeof tf.backend_util.computeConv2DInfo>;

/** Attributes as tfjs passes them, which it types as a loose map. */
interface DepthwiseAttributes {
  strides: ConvParameters[2];
  pad: ConvParameters[4];
  dilations?: ConvParameters[3];
  dimRoundingMode?: ConvParameters[5];
  inputShape: Shape4D;
  filterShape: Shape4D;
}

type Geometry = ReturnType<typeof tf.backend_util.computeConv2DInfo>;
type KernelParameters = Parameters<tf.KernelFunc>[0];

function geometry(parameters: KernelParameters, known: Partial<DepthwiseAttributes>): Geometry {
  const attrs = { ...(parameters.attrs as unknown as DepthwiseAttributes), ...known };
  const { inputShape, filterShape, strides, dilations, pad, dimRoundingMode } = attrs;
  return tf.backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    true,
  );
}

const covers = (info: Geometry): boolean =>
  info.filterHeight === 3 &&
  info.filterWidth === 3 &&
  info.dilationHeight === 1 &&
  info.dilationWidth === 1 &&
  info.strideHeight === info.strideWidth &&
  info.outChannels === info.inChannels &&
  info.inChannels % 4 === 0;

function run(
  name: KernelName,
  info: Geometry,
  gradient: tf.TensorInfo,
  other: tf.TensorInfo,
  shape: number[],
  tasks: number,
): tf.TensorInfo {
  const out = emptyTensor(shape);
  const fields = [
    addressOf(gradient),
    addressOf(other),
    addressOf(out),
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.strideHeight,
    info.padInfo.top,
    info.padInfo.left,
  ];
  kernelPool().run(name, fields, [], tasks, 1);
  return out;
}

function backpropInput(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { dy, filter } = parameters.inputs;
    const info = geometry(parameters, { filterShape: filter!.shape as Shape4D });
    if (!covers(info)) return stock(parameters);
    const rows = info.batchSize * info.inHeight;
    return run('depthwiseInput', info, dy!, filter!, info.inShape, rows);
  };
}

function backpropFilter(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { x, dy } = parameters.inputs;
    const info = geometry(parameters, { inputShape: x!.shape as Shape4D });
    if (!covers(info)) return stock(parameters);
    const groups = Math.ceil(info.inChannels / 16);
    return run('depthwiseFilter', info, dy!, x!, info.filterShape, groups);
  };
}

/** Made once the composed gradients are in place: they are the fallback. */
export function depthwiseKernels(): tf.KernelConfig[] {
  const [input, filter] = [
    'DepthwiseConv2dNativeBackpropInput',
    'DepthwiseConv2dNativeBackpropFilter',
  ] as const;
  return [
    kernel(input, backpropInput(stockKernel(input))),
    kernel(filter, backpropFilter(stockKernel(filter))),
  ];
}
