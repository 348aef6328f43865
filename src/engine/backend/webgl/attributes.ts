import * as tf from '@tensorflow/tfjs';

type Window = Parameters<typeof tf.backend_util.computeConv2DInfo>;

/** What tfjs passes to the convolutions' kernels, which it types as a loose map. */
export interface ConvAttributes {
  strides: Window[2];
  dilations?: Window[3];
  pad: Window[4];
  dimRoundingMode?: Window[5];
  dataFormat?: 'NHWC' | 'NCHW';
  filterShape: [number, number, number, number];
  inputShape: [number, number, number, number];
}

/** Stride and dilation 1, and an output the size of the input: what our convolutions support. */
function keepsSize(
  inputShape: number[],
  filterShape: number[],
  { strides, dilations, pad, dimRoundingMode, dataFormat }: ConvAttributes,
): boolean {
  if (dataFormat && dataFormat !== 'NHWC') return false;
  const info = tf.backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
  );
  return (
    info.strideHeight === 1 &&
    info.strideWidth === 1 &&
    info.dilationHeight === 1 &&
    info.dilationWidth === 1 &&
    info.outHeight === inputShape[1] &&
    info.outWidth === inputShape[2]
  );
}

/** A 3×3 convolution with stride 1 over images of the size it gives, of an even width. */
export function isSame3x3(
  inputShape: number[],
  filterShape: number[],
  attributes: ConvAttributes,
): boolean {
  const [batch, height, width] = inputShape as [number, number, number];
  const [rows, columns] = filterShape;
  if (rows !== 3 || columns !== 3 || width % 2 !== 0 || batch * height === 0) return false;
  return keepsSize(inputShape, filterShape, attributes);
}

export const isPointwise = (
  inputShape: number[],
  filterShape: number[],
  attributes: ConvAttributes,
): boolean =>
  filterShape[0] === 1 && filterShape[1] === 1 && keepsSize(inputShape, filterShape, attributes);
