import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebglDevice } from './device';

/**
 * The filter gradient of a 3×3 convolution with stride 1 and "same" padding:
 * dW[ky, kx, ci, co] = Σ x[n, h + ky - 1, w + kx - 1, ci] · dy[n, h, w, co].
 *
 * The stock program has one invocation a weight, each reading the whole batch: 432 for
 * three channels and sixteen filters. Here the batch's rows are cut into parts, summed
 * side by side and then added up; and an invocation reads a row once for three taps × two
 * channels × four filters, which is 48 multiplications for three texels read.
 */

/** Invocations wanted: enough to fill a graphics card, few enough to keep the second pass small. */
const INVOCATIONS = 65536;

interface Shape {
  batch: number;
  height: number;
  width: number;
  inputs: number;
  outputs: number;
}

const pairs = (n: number) => Math.ceil(n / 2);

/** Steps a texel coordinate forward by less than a row. */
const FORWARD = `
ivec2 forward(ivec2 at, int by, int width) {
  at.x += by;
  return at.x >= width ? ivec2(at.x - width, at.y + 1) : at;
}
ivec2 place(int index, int width) {
  int y = index / width;
  return ivec2(index - y * width, y);
}
`;

/** How many rows of the batch one invocation sums. */
function rowsPerPart(shape: Shape, groups: number, maximumSide: number): number {
  const total = shape.batch * shape.height;
  const perPart = 3 * pairs(shape.inputs) * groups;
  const wanted = Math.max(1, Math.round((total * perPart) / INVOCATIONS));
  return Math.max(wanted, Math.ceil((total * groups) / maximumSide));
}

function partialSums(shape: Shape, rows: number, xWidth: number, dyWidth: number): string {
  const { batch, height, width, inputs, outputs } = shape;
  const groups = pairs(pairs(outputs));
  return `
uniform sampler2D x;
uniform sampler2D dy;
${[0, 1, 2, 3, 4, 5].map((i) => `layout(location = ${i}) out vec4 o${i};`).join('\n')}
const int H = ${height}, W = ${width / 2}, X = ${pairs(inputs)}, Y = ${pairs(outputs)};
const int GROUPS = ${groups}, ROWS = ${rows}, TOTAL = ${batch * height};
const int XW = ${xWidth}, YW = ${dyWidth};
${FORWARD}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int ky = at.x / X;
  int ci = at.x - ky * X;
  int part = at.y / GROUPS;
  int co = (at.y - part * GROUPS) * 2;
  // An odd number of pairs leaves the last group half empty: it repeats its first.
  int second = co + 1 < Y ? 1 : 0;
  o0 = o1 = o2 = o3 = o4 = o5 = vec4(0.0);
  for (int r = 0; r < ROWS; r++) {
    int row = part * ROWS + r;
    if (row >= TOTAL) break;
    int above = row - (row / H) * H + ky - 1;
    if (above < 0 || above >= H) continue;
    ivec2 xAt = place((row + ky - 1) * W * X + ci, XW);
    ivec2 yAt = place(row * W * Y + co, YW);
    vec4 before = vec4(0.0);
    vec4 here = texelFetch(x, xAt, 0);
    for (int w = 0; w < W; w++) {
      xAt = forward(xAt, X, XW);
      vec4 after = w + 1 < W ? texelFetch(x, xAt, 0) : vec4(0.0);
      vec4 d0 = texelFetch(dy, yAt, 0);
      vec4 d1 = texelFetch(dy, forward(yAt, second, YW), 0);
      yAt = forward(yAt, Y, YW);
      vec4 left = before.bbaa, first = here.rrgg, last = here.bbaa, right = after.rrgg;
      vec4 a = d0.rgrg, b = d0.baba, c = d1.rgrg, d = d1.baba;
      o0 += left * a + first * b;
      o1 += first * a + last * b;
      o2 += last * a + right * b;
      o3 += left * c + first * d;
      o4 += first * c + last * d;
      o5 += last * c + right * d;
      before = here;
      here = after;
    }
  }
}`;
}

function total(shape: Shape, parts: number, outputWidth: number): string {
  const { inputs, outputs } = shape;
  return `
uniform sampler2DArray partial;
out vec4 result;
const int X = ${pairs(inputs)}, Y = ${pairs(outputs)}, GROUPS = ${pairs(pairs(outputs))};
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${outputWidth} + at.x;
  int co = index % Y;
  int ci = (index / Y) % X;
  int tap = index / (Y * X);
  int layer = tap % 3 + 3 * (co % 2);
  ivec3 from = ivec3((tap / 3) * X + ci, co / 2, layer);
  vec4 sum = vec4(0.0);
  if (tap < 9) {
    for (int p = 0; p < ${parts}; p++) {
      sum += texelFetch(partial, from, 0);
      from.y += GROUPS;
    }
  }
  result = sum;
}`;
}

/** x [n, h, w, inputs] and dy [n, h, w, outputs], w even → [3, 3, inputs, outputs]. */
export function filterGradient3x3(device: WebglDevice, x: TensorInfo, dy: TensorInfo): TensorInfo {
  const [batch, height, width, inputs] = x.shape as [number, number, number, number];
  const shape: Shape = { batch, height, width, inputs, outputs: dy.shape[3]! };
  const groups = pairs(pairs(shape.outputs));
  const rows = rowsPerPart(shape, groups, device.maximumSide);
  const parts = Math.ceil((batch * height) / rows);
  const from = device.packed(x);
  const gradient = device.packed(dy);
  const span = { width: 3 * pairs(inputs), height: parts * groups };
  const layers = device.layers(span.width, span.height);
  device.drawLayers(layers, 6, {
    source: partialSums(shape, rows, from.width, gradient.width),
    inputs: { x: from, dy: gradient },
    ...span,
  });
  from.release();
  gradient.release();
  const { info, target } = device.output([3, 3, inputs, shape.outputs]);
  device.drawTextures([target], {
    source: total(shape, parts, target.width),
    inputs: { partial: layers },
  });
  return info;
}
