import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebglDevice } from './device';
import { epilogueInputs, epilogueSource, NO_EPILOGUE, type Epilogue } from './epilogue';

/**
 * A 1×1 convolution with stride 1: a matrix product over pixels. The stock program makes
 * one texel an invocation from two texels a step; here an invocation makes four texels of
 * pixels × two pairs of channels from six, which is 64 multiplications instead of 8 for
 * every two texels read.
 */

/** Texels of pixels one invocation makes … */
const ACROSS = 4;
/** … of this many pairs of channels; together, one texel a layer. */
const DEEP = 2;

/**
 * Below this many input channels the second pass and the wide writes cost more than the
 * saved reads (measured on llvmpipe with MobileNetV2's layers): the stock program is kept.
 */
const WORTHWHILE_INPUTS = 256;

const pairs = (n: number) => Math.ceil(n / 2);
const upTo = (length: number) => Array.from({ length }, (_, i) => i);

interface Plan {
  /** Texels of pixels: two columns each, rows padded to an even width. */
  texels: number;
  inputs: number;
  outputs: number;
  /** Invocations: `fold` blocks of pixels side by side, each as wide as the groups of channels. */
  groups: number;
  fold: number;
  height: number;
}

function plan(x: number[], outputs: number, maximumSide: number): Plan | null {
  const [batch, rows, width, inputs] = x as [number, number, number, number];
  if (inputs < WORTHWHILE_INPUTS || inputs % 2 !== 0 || outputs % 2 !== 0) return null;
  const texels = batch * rows * pairs(width);
  const blocks = Math.ceil(texels / ACROSS);
  const groups = Math.ceil(pairs(outputs) / DEEP);
  const fold = Math.ceil(blocks / maximumSide);
  if (blocks === 0 || groups * fold > maximumSide) return null;
  return { texels, inputs, outputs, groups, fold, height: Math.ceil(blocks / fold) };
}

function multiply(
  { texels, inputs, outputs, groups, fold }: Plan,
  xWidth: number,
  filterWidth: number,
): string {
  return `
uniform sampler2D x;
uniform sampler2D filters;
${upTo(ACROSS * DEEP)
  .map((i) => `layout(location = ${i}) out vec4 o${i};`)
  .join('\n')}
const int X = ${inputs / 2}, Y = ${outputs / 2}, T = ${texels};
ivec2 place(int index, int width) {
  int y = index / width;
  return ivec2(index - y * width, y);
}
/* No division here: this runs for every texel read. */
ivec2 forward(ivec2 at, int by, int width) {
  at.x += by;
  return at.x >= width ? ivec2(at.x - width, at.y + 1) : at;
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int block = at.y * ${fold} + at.x / ${groups};
  int co = (at.x % ${groups}) * ${DEEP};
  int second = co + 1 < Y ? 1 : 0;
  ${upTo(ACROSS)
    .map((p) => `ivec2 at${p} = place(min(block * ${ACROSS} + ${p}, T - 1) * X, ${xWidth});`)
    .join('\n  ')}
  ivec2 w0 = place(co, ${filterWidth}), w1 = place(co + second, ${filterWidth});
  ${upTo(ACROSS * DEEP)
    .map((i) => `o${i} = vec4(0.0);`)
    .join(' ')}
  for (int ci = 0; ci < X; ci++) {
    vec4 a = texelFetch(filters, w0, 0), b = texelFetch(filters, w1, 0), v;
    ${upTo(ACROSS)
      .map(
        (p) => `v = texelFetch(x, at${p}, 0);
    o${p * DEEP} += v.rrbb * a.rgrg + v.ggaa * a.baba;
    o${p * DEEP + 1} += v.rrbb * b.rgrg + v.ggaa * b.baba;
    at${p} = forward(at${p}, 1, ${xWidth});`,
      )
      .join('\n    ')}
    w0 = forward(w0, Y, ${filterWidth});
    w1 = forward(w1, Y, ${filterWidth});
  }
}`;
}

/** From layers to tfjs's order, with the bias and the activation. */
function gather({ outputs, groups, fold }: Plan, targetWidth: number, epilogue: Epilogue): string {
  const { top, body } = epilogueSource(epilogue);
  return `
uniform sampler2DArray sums;
${top}
out vec4 result;
const int Y = ${outputs / 2};
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${targetWidth} + at.x;
  int texel = index / Y;
  int co = index - texel * Y;
  int block = texel / ${ACROSS};
  int row = block / ${fold};
  int column = (block - row * ${fold}) * ${groups} + co / ${DEEP};
  result = texelFetch(sums, ivec3(column, row, (texel % ${ACROSS}) * ${DEEP} + co % ${DEEP}), 0);
  ${body}
}`;
}

/**
 * x [n, h, w, inputs] and filter [1, 1, inputs, outputs] → [n, h, w, outputs]; null where
 * channels are odd or too few to gain by it, or the device's textures are too small.
 */
export function pointwise(
  device: WebglDevice,
  x: TensorInfo,
  filter: TensorInfo,
  epilogue: Epilogue = NO_EPILOGUE,
): TensorInfo | null {
  const outputs = filter.shape[3]!;
  const planned = plan(x.shape, outputs, device.maximumSide);
  if (!planned) return null;
  const from = device.packed(x);
  const filters = device.packed(filter);
  // A row of the filter is a row of its texture, unless it is too long for one.
  if (filters.width < outputs / 2) {
    from.release();
    filters.release();
    return null;
  }
  const span = { width: planned.groups * planned.fold, height: planned.height };
  const layers = device.layers(span.width, span.height);
  device.drawLayers(layers, ACROSS * DEEP, {
    source: multiply(planned, from.width, filters.width),
    inputs: { x: from, filters },
    ...span,
  });
  from.release();
  filters.release();
  const { info, target } = device.output([...x.shape.slice(0, 3), outputs]);
  device.drawTextures([target], {
    source: gather(planned, target.width, epilogue),
    inputs: { sums: layers, ...epilogueInputs(epilogue) },
  });
  return info;
}
