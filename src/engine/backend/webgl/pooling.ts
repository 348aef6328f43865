import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebglDevice } from './device';

/**
 * Max pooling of 2 × 2 windows, and its gradient, in tfjs's packed layout: the stock
 * programs unpack, and the gradient first writes where each maximum was.
 */

const PLACE = `
ivec2 place(int index, int width) {
  int y = index / width;
  return ivec2(index - y * width, y);
}
`;

interface Shape {
  height: number;
  width: number;
  pairs: number;
}

function forward({ height, width, pairs }: Shape, xWidth: number, targetWidth: number): string {
  const outColumns = Math.ceil(width / 4);
  return `
uniform sampler2D x;
out vec4 result;
const int W = ${width / 2}, C = ${pairs}, OW = ${outColumns}, OH = ${height / 2}, XW = ${xWidth};
${PLACE}
/* The larger of two columns, over two rows: one output column of two channels. */
vec2 window(int row, int column, int pair) {
  vec4 upper = texelFetch(x, place((row * W + column) * C + pair, XW), 0);
  vec4 lower = texelFetch(x, place(((row + 1) * W + column) * C + pair, XW), 0);
  vec4 larger = max(upper, lower);
  return max(larger.rg, larger.ba);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${targetWidth} + at.x;
  int pair = index % C;
  int column = (index / C) % OW;
  int row = index / (C * OW) * 2;
  result.rg = window(row, column * 2, pair);
  // An odd number of output columns leaves half of the last texel unused.
  result.ba = column * 2 + 1 < W ? window(row, column * 2 + 1, pair) : vec2(0.0);
}`;
}

function backward(
  { height, width, pairs }: Shape,
  widths: { x: number; dy: number; target: number },
): string {
  return `
uniform sampler2D x;
uniform sampler2D dy;
out vec4 result;
const int H = ${height}, W = ${width / 2}, C = ${pairs}, OW = ${Math.ceil(width / 4)};
${PLACE}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${widths.target} + at.x;
  int pair = index % C;
  int column = (index / C) % W;
  int row = index / (C * W);
  bool isLower = row % 2 == 1;
  vec4 own = texelFetch(x, place(index, ${widths.x}), 0);
  vec4 other = texelFetch(x, place(index + (isLower ? -W * C : W * C), ${widths.x}), 0);
  vec4 upper = isLower ? other : own, lower = isLower ? own : other;
  vec2 largest = max(max(upper.rg, upper.ba), max(lower.rg, lower.ba));
  vec4 out4 = texelFetch(dy, place(((row / 2) * OW + column / 2) * C + pair, ${widths.dy}), 0);
  vec2 gradient = column % 2 == 0 ? out4.rg : out4.ba;
  // Of equal values the first gets the whole gradient, as in TensorFlow: upper left, upper right, lower left.
  bvec2 upperLeft = equal(upper.rg, largest);
  bvec2 upperRight = equal(upper.ba, largest);
  bvec2 lowerLeft = equal(lower.rg, largest);
  bvec2 anyUpper = bvec2(upperLeft.x || upperRight.x, upperLeft.y || upperRight.y);
  vec2 left, right;
  if (isLower) {
    left = vec2(!anyUpper.x && lowerLeft.x, !anyUpper.y && lowerLeft.y);
    right = vec2(!anyUpper.x && !lowerLeft.x, !anyUpper.y && !lowerLeft.y);
  } else {
    left = vec2(upperLeft);
    right = vec2(!upperLeft.x && upperRight.x, !upperLeft.y && upperRight.y);
  }
  result = vec4(left * gradient, right * gradient);
}`;
}

const shapeOf = ([, height, width, channels]: number[]): Shape => ({
  height: height!,
  width: width!,
  pairs: Math.ceil(channels! / 2),
});

/** x [n, h, w, c], h and w even → [n, h/2, w/2, c]. */
export function maxPool2x2(device: WebglDevice, x: TensorInfo): TensorInfo {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const from = device.packed(x);
  const { info, target } = device.output([batch, height / 2, width / 2, channels]);
  device.drawTextures([target], {
    source: forward(shapeOf(x.shape), from.width, target.width),
    inputs: { x: from },
  });
  from.release();
  return info;
}

/** x [n, h, w, c] and the output's gradient [n, h/2, w/2, c] → [n, h, w, c]. */
export function maxPoolGradient2x2(device: WebglDevice, x: TensorInfo, dy: TensorInfo): TensorInfo {
  const from = device.packed(x);
  const gradient = device.packed(dy);
  const { info, target } = device.output(x.shape);
  const widths = { x: from.width, dy: gradient.width, target: target.width };
  device.drawTextures([target], {
    source: backward(shapeOf(x.shape), widths),
    inputs: { x: from, dy: gradient },
  });
  from.release();
  gradient.release();
  return info;
}
