/** tfjs's convolution kernels, run by ours where they cover the case. */
import * as tf from '@tensorflow/tfjs';
import {
  clampOf,
  convFilterGradient,
  convForward,
  convInputGradient,
  covers,
  LINEAR,
  type Geometry,
} from './conv';
import { addressOf, emptyTensor, kernel, stockKernel } from './tensors';

type Shape4D = [number, number, number, number];
type ConvParameters = Parameters<typeof tf.backend_util.computeConv2DInfo>;

/** Attributes as tfjs passes them to the convolution kernels, which it types as a loose map. */
interface ConvAttributes {
  strides: ConvParameters[2];
  pad: ConvParameters[4];
  dataFormat: 'NHWC' | 'NCHW';
  dilations?: ConvParameters[3];
  dimRoundingMode?: ConvParameters[5];
  activation?: string;
  inputShape: Shape4D;
  filterShape: Shape4D;
}

function geometry(attrs: ConvAttributes, inputShape: number[], filterShape: number[]): Geometry {
  return tf.backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    attrs.strides,
    attrs.dilations ?? 1,
    attrs.pad,
    attrs.dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(attrs.dataFormat),
  );
}

type Parameters3 = Parameters<tf.KernelFunc>[0];
const attributes = (parameters: Parameters3) => parameters.attrs as unknown as ConvAttributes;

function conv2d(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { x, filter, bias, preluActivationWeights } = parameters.inputs;
    const attrs = attributes(parameters);
    const info = geometry(attrs, x!.shape, filter!.shape);
    const clamp = clampOf(attrs.activation);
    const flat = !bias || (bias.shape.length === 1 && bias.shape[0] === info.outChannels);
    if (!covers(info) || !clamp || !flat || preluActivationWeights) return stock(parameters);
    const out = emptyTensor(info.outShape);
    convForward(info, { values: addressOf(x!) }, filter!, bias, clamp ?? LINEAR, {
      values: addressOf(out),
    });
    return out;
  };
}

function backpropInput(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { dy, filter } = parameters.inputs;
    const attrs = attributes(parameters);
    const info = geometry(attrs, attrs.inputShape, filter!.shape);
    if (!covers(info) || info.strideHeight !== 1) return stock(parameters);
    const out = emptyTensor(attrs.inputShape);
    convInputGradient(info, { values: addressOf(dy!) }, filter!, { values: addressOf(out) });
    return out;
  };
}

function backpropFilter(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { x, dy } = parameters.inputs;
    const attrs = attributes(parameters);
    const info = geometry(attrs, x!.shape, attrs.filterShape);
    if (!covers(info)) return stock(parameters);
    const out = emptyTensor(attrs.filterShape);
    convFilterGradient(info, { values: addressOf(x!) }, { values: addressOf(dy!) }, out);
    return out;
  };
}

/** Made once the composed gradients are in place: they are the fallback. */
export function convKernels(): tf.KernelConfig[] {
  return [
    kernel('Conv2D', conv2d(stockKernel('Conv2D'))),
    kernel('FusedConv2D', conv2d(stockKernel('FusedConv2D'))),
    kernel('Conv2DBackpropInput', backpropInput(stockKernel('Conv2DBackpropInput'))),
    kernel('Conv2DBackpropFilter', backpropFilter(stockKernel('Conv2DBackpropFilter'))),
  ];
}
