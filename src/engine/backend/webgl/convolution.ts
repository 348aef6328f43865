import type { TensorInfo } from '@tensorflow/tfjs';
import type { UniformBlock, WebglDevice } from './device';
import { epilogueInputs, epilogueSource, NO_EPILOGUE, type Epilogue } from './epilogue';

/**
 * A 3×3 convolution with stride 1 and "same" padding, and its input gradient, which is
 * the same convolution with the filter rotated by 180° and its channels exchanged.
 *
 * The stock path writes out every patch (im2col) and multiplies matrices. Here an
 * invocation makes eight columns × four channels from the texels that it reads, and
 * the weights come from a uniform block, which every invocation reads at the same place
 * at the same time: a register on a graphics card, a broadcast on a CPU. The second pass
 * puts the eight layers into tfjs's order.
 */

const pairs = (n: number) => Math.ceil(n / 2);

/** One invocation makes this many texels along the row … */
const ACROSS = 4;
/** … of this many pairs of channels; together, one texel a layer. */
const DEEP = 2;
/** Uniform blocks start at multiples of this on every device. */
const BLOCK_ALIGNMENT = 256;
const TEXEL_BYTES = 16;

interface Shape {
  batch: number;
  height: number;
  width: number;
  inputs: number;
  outputs: number;
}

export type Direction = 'forward' | 'backward';

const upTo = (length: number) => Array.from({ length }, (_, i) => i);

/** Texels of weights for one group of outputs, padded to the alignment of blocks. */
function blockTexels(inputs: number): number {
  const texels = 9 * pairs(inputs) * DEEP;
  const step = BLOCK_ALIGNMENT / TEXEL_BYTES;
  return Math.ceil(texels / step) * step;
}

/**
 * The weights in the order they are read, a group a row: texel ((ky · pairs + ci) · 3 + kx) · DEEP + pair
 * holds [ci0→co0, ci0→co1, ci1→co0, ci1→co1].
 */
function arrangedWeights({ inputs, outputs }: Shape, filterWidth: number, direction: Direction) {
  const forward = direction === 'forward';
  // The filter's own channel pairs: its last two dimensions are [inputs, outputs] of the forward pass.
  const rows = pairs(forward ? inputs : outputs);
  const columns = pairs(forward ? outputs : inputs);
  return `
uniform sampler2D filters;
out vec4 result;
const int X = ${pairs(inputs)}, Y = ${pairs(outputs)};
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int co = at.y * ${DEEP} + at.x % ${DEEP};
  int kx = (at.x / ${DEEP}) % 3;
  int ci = (at.x / ${DEEP * 3}) % X;
  int ky = at.x / (${DEEP * 3} * X);
  if (co >= Y || ky > 2) {
    result = vec4(0.0);
    return;
  }
  ${forward ? 'int tap = ky * 3 + kx, row = ci, column = co;' : 'int tap = 8 - ky * 3 - kx, row = co, column = ci;'}
  int index = (tap * ${rows} + row) * ${columns} + column;
  vec4 texel = texelFetch(filters, ivec2(index % ${filterWidth}, index / ${filterWidth}), 0);
  // What pads an odd number of channels is not to be multiplied with.
  ${pads('row', rows, forward ? inputs : outputs, 'ba')}
  ${pads('column', columns, forward ? outputs : inputs, 'ga')}
  result = ${forward ? 'texel' : 'texel.rbga'};
}`;
}

const pads = (name: string, count: number, channels: number, components: string) =>
  channels % 2 === 1 ? `if (${name} == ${count - 1}) texel.${components} = vec2(0.0);` : '';

/** The names of texel `p`'s halves as filter column `kx` sees them: two columns of one channel. */
function columns(p: number, kx: number, even: boolean): string {
  const [first, last] = even ? ['r', 'b'] : ['g', 'a'];
  // x0 is left of the first texel; x1 … are the texels themselves.
  if (kx === 0) return `vec4(x${p}.${last}${last}, x${p + 1}.${first}${first})`;
  if (kx === 1) return `x${p + 1}.${first}${first}${last}${last}`;
  return `vec4(x${p + 1}.${last}${last}, x${p + 2}.${first}${first})`;
}

function convolve({ batch, height, width, inputs }: Shape, xWidth: number): string {
  const taps = upTo(3).flatMap((kx) => [
    ...upTo(DEEP).map((g) => `w${g} = weights[at + ${kx * DEEP + g}];`),
    ...upTo(ACROSS).flatMap((p) => [
      `a = ${columns(p, kx, true)}; b = ${columns(p, kx, false)};`,
      ...upTo(DEEP).map((g) => `o${p * DEEP + g} += a * w${g}.rgrg + b * w${g}.baba;`),
    ]),
  ]);
  return `
uniform sampler2D x;
uniform int firstColumn;
layout(std140) uniform Weights { vec4 weights[${blockTexels(inputs)}]; };
${upTo(ACROSS * DEEP)
  .map((i) => `layout(location = ${i}) out vec4 o${i};`)
  .join('\n')}
const int H = ${height}, W = ${width / 2}, X = ${pairs(inputs)}, XW = ${xWidth}, TOTAL = ${batch * height};
vec4 read(int row, int column, int ci) {
  if (column < 0 || column >= W) return vec4(0.0);
  int index = (row * W + column) * X + ci;
  int y = index / XW;
  return texelFetch(x, ivec2(index - y * XW, y), 0);
}
void main() {
  int column = (int(gl_FragCoord.x) - firstColumn) * ${ACROSS};
  int row = int(gl_FragCoord.y);
  int h = row % H;
  ${upTo(ACROSS * DEEP)
    .map((i) => `o${i} = vec4(0.0);`)
    .join(' ')}
  for (int ky = 0; ky < 3; ky++) {
    if (h + ky < 1 || h + ky > H) continue;
    for (int ci = 0; ci < X; ci++) {
      ${upTo(ACROSS + 2)
        .map((p) => `vec4 x${p} = read(row + ky - 1, column + ${p - 1}, ci);`)
        .join('\n      ')}
      int at = (ky * X + ci) * ${3 * DEEP};
      vec4 ${upTo(DEEP)
        .map((g) => `w${g}`)
        .join(', ')}, a, b;
      ${taps.join('\n      ')}
    }
  }
}`;
}

/** From layers to tfjs's order, with the bias and the activation. */
function gather({ width, outputs }: Shape, targetWidth: number, epilogue: Epilogue): string {
  const { top, body } = epilogueSource(epilogue);
  return `
uniform sampler2DArray sums;
${top}
out vec4 result;
const int W = ${width / 2}, Y = ${pairs(outputs)}, SPAN = ${Math.ceil(width / 2 / ACROSS)};
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${targetWidth} + at.x;
  int pixel = index / Y;
  int co = index - pixel * Y;
  int row = pixel / W;
  int column = pixel - row * W;
  int group = co / ${DEEP};
  int layer = (column % ${ACROSS}) * ${DEEP} + co % ${DEEP};
  result = texelFetch(sums, ivec3(group * SPAN + column / ${ACROSS}, row, layer), 0);
  ${body}
}`;
}

/** Whether the weights of a group fit a uniform block, and the layers the device. */
export function canConvolve3x3(device: WebglDevice, x: number[], outputs: number): boolean {
  const [batch, height, width, inputs] = x as [number, number, number, number];
  const groups = Math.ceil(pairs(outputs) / DEEP);
  return (
    blockTexels(inputs) * TEXEL_BYTES <= device.maximumBlock &&
    blockTexels(inputs) <= device.maximumSide &&
    Math.ceil(width / 2 / ACROSS) * groups <= device.maximumSide &&
    batch * height <= device.maximumSide
  );
}

/**
 * Forward: x [n, h, w, inputs], filter [3, 3, inputs, outputs] → [n, h, w, outputs].
 * Backward: x is the output's gradient [n, h, w, outputs] of the same filter → [n, h, w, inputs].
 */
export function convolve3x3(
  device: WebglDevice,
  x: TensorInfo,
  filter: TensorInfo,
  direction: Direction,
  epilogue: Epilogue = NO_EPILOGUE,
): TensorInfo {
  const [batch, height, width, inputs] = x.shape as [number, number, number, number];
  const outputs = filter.shape[direction === 'forward' ? 3 : 2]!;
  const shape: Shape = { batch, height, width, inputs, outputs };
  const groups = Math.ceil(pairs(outputs) / DEEP);
  const from = device.packed(x);
  const filters = device.packed(filter);
  const texels = blockTexels(inputs);
  const weights = device.uniforms(
    { source: arrangedWeights(shape, filters.width, direction), inputs: { filters } },
    texels,
    groups,
  );
  const span = { width: Math.ceil(width / 2 / ACROSS), height: batch * height };
  const layers = device.layers(span.width * groups, span.height);
  const source = convolve(shape, from.width);
  for (let group = 0; group < groups; group++) {
    const firstColumn = group * span.width;
    const block: UniformBlock = {
      name: 'Weights',
      buffer: weights,
      offset: group * texels * TEXEL_BYTES,
      length: texels * TEXEL_BYTES,
    };
    device.drawLayers(layers, ACROSS * DEEP, {
      source,
      inputs: { x: from },
      ...span,
      column: firstColumn,
      integers: { firstColumn },
      block,
    });
  }
  from.release();
  filters.release();
  const { info, target } = device.output([batch, height, width, outputs]);
  device.drawTextures([target], {
    source: gather(shape, target.width, epilogue),
    inputs: { sums: layers, ...epilogueInputs(epilogue) },
  });
  return info;
}
