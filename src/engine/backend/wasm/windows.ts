/** Moving values between an input and the windows that a convolution or a pooling reads of it. */
import * as tf from '@tensorflow/tfjs';

/** The geometry of the windows. */
export type Geometry = ReturnType<typeof tf.backend_util.computeConv2DInfo>;

/** x padded as its windows saw it. */
export function padded(x: tf.Tensor4D, { padInfo }: Geometry, value = 0): tf.Tensor4D {
  const { top, bottom, left, right } = padInfo;
  const sides: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return tf.pad(x, sides, value);
}

/** The part of a padded tensor that is not padding. */
export const unpadded = (x: tf.Tensor4D, { padInfo, inHeight, inWidth }: Geometry): tf.Tensor4D =>
  tf.slice4d(x, [0, padInfo.top, padInfo.left, 0], [-1, inHeight, inWidth, -1]);

/** What filter position (row, column) read of the padded input, one value per output pixel. */
export function tap(x: tf.Tensor4D, info: Geometry, row: number, column: number): tf.Tensor4D {
  const top = row * info.dilationHeight;
  const left = column * info.dilationWidth;
  return tf.stridedSlice(
    x,
    [0, top, left, 0],
    [
      info.batchSize,
      top + (info.outHeight - 1) * info.strideHeight + 1,
      left + (info.outWidth - 1) * info.strideWidth + 1,
      info.inChannels,
    ],
    [1, info.strideHeight, info.strideWidth, 1],
  ) as tf.Tensor4D;
}

/** `value` spread over the padded input at the positions that filter position (row, column) read. */
export function scatter(
  value: tf.Tensor4D,
  info: Geometry,
  row: number,
  column: number,
): tf.Tensor4D {
  const { batchSize, inChannels, strideHeight: sh, strideWidth: sw } = info;
  const height = info.inHeight + info.padInfo.top + info.padInfo.bottom;
  const width = info.inWidth + info.padInfo.left + info.padInfo.right;
  // Each pixel becomes the corner of a stride × stride block of zeros.
  const blocks = tf.pad(
    tf.reshape(value, [batchSize, info.outHeight, 1, info.outWidth, 1, inChannels]),
    [
      [0, 0],
      [0, 0],
      [0, sh - 1],
      [0, 0],
      [0, sw - 1],
      [0, 0],
    ],
  );
  const rows = (info.outHeight - 1) * sh + 1;
  const columns = (info.outWidth - 1) * sw + 1;
  const spread = tf.slice4d(
    tf.reshape(blocks, [batchSize, info.outHeight * sh, info.outWidth * sw, inChannels]),
    [0, 0, 0, 0],
    [batchSize, rows, columns, inChannels],
  );
  const top = row * info.dilationHeight;
  const left = column * info.dilationWidth;
  return tf.pad(spread, [
    [0, 0],
    [top, height - top - rows],
    [left, width - left - columns],
    [0, 0],
  ]);
}
