import {
  blockSource,
  COLUMNS,
  finishSource,
  placeSource,
  ROWS,
  START_SOURCE,
  TARGETS_SOURCE,
  type Layout,
} from './blocks';

const upTo = (length: number) => Array.from({ length }, (_, i) => i);

/** "Same" padding: a row and a column all round, but with stride 2 over an even side only behind. */
const paddedBefore = (stride: 1 | 2) => 2 - stride;

/** A row of the pixels that a block's windows cover, as x0, x1 …: 0 outside the image. */
function readRow({ shape }: Layout, stride: 1 | 2): string[] {
  const width = shape[2];
  return upTo(stride * (COLUMNS - 1) + 3).map((i) => {
    const offset = i - paddedBefore(stride);
    // Only a column behind the block, or a last block that is not full, can be outside.
    const mayEnd = offset >= stride * COLUMNS || width % (stride * COLUMNS) !== 0;
    const inside = offset < 0 ? 'from > 0' : mayEnd ? `from + ${offset} < ${width}` : 'true';
    const block = Math.floor(offset / COLUMNS);
    const place = `ivec3(place.x + ${block}, place.y, side + ${offset - block * COLUMNS})`;
    return `vec4 x${i} = ${inside} ? texelFetch(x, ${place}, 0) : vec4(0.0);`;
  });
}

/** One row of pixels, multiplied into each row of the block whose windows cover it. */
function multiplyRow(to: Layout, from: Layout, stride: 1 | 2, j: number): string {
  const covering = upTo(ROWS).filter((i) => j - stride * i >= 0 && j - stride * i < 3);
  const sums = covering.flatMap((i) => {
    const tap = (j - stride * i) * 3;
    return [
      `inside = picture == (row + ${i}) / ${to.shape[1]} ? 1.0 : 0.0;`,
      `a = inside * w${tap}; b = inside * w${tap + 1}; c = inside * w${tap + 2};`,
      ...upTo(COLUMNS).map((t) => {
        const [l, m, r] = [t * stride, t * stride + 1, t * stride + 2];
        return `o${i * COLUMNS + t} += x${l} * a + x${m} * b + x${r} * c;`;
      }),
    ];
  });
  return `{
    int source = row * ${stride} + ${j - paddedBefore(stride)};
    int picture = source < 0 ? -1 : source / ${from.shape[1]};
    int side = (source & 1) * ${COLUMNS};
    ivec2 place = placeOf(max(source, 0), group) + ivec2(from / ${COLUMNS}, 0);
    ${readRow(from, stride).join('\n    ')}
    float inside;
    vec4 a, b, c;
    ${sums.join('\n    ')}
  }`;
}

/**
 * GLSL of a 3×3 depthwise convolution from blocks to blocks: a texel that is read serves
 * up to six of the block's eight. The filter is [9, channels].
 */
export function depthwiseSource(
  to: Layout,
  from: Layout,
  { stride, relu6 }: { stride: 1 | 2; relu6: boolean },
): string {
  const weights = upTo(5).flatMap((pair) => [
    `p = texelFetch(filters, ivec2(2 * group, ${pair}), 0);`,
    `q = texelFetch(filters, ivec2(2 * group + 1, ${pair}), 0);`,
    `vec4 w${2 * pair} = vec4(p.rg, q.rg), w${2 * pair + 1} = vec4(p.ba, q.ba);`,
  ]);
  return `
uniform sampler2DArray x;
uniform sampler2D filters;
uniform sampler2D bias;
${TARGETS_SOURCE}
${placeSource(from)}
void main() {
  ${blockSource(to)}
  int from = column * ${stride};
  vec4 p, q;
  ${weights.join('\n  ')}
  ${START_SOURCE}
  ${upTo(stride * (ROWS - 1) + 3)
    .map((j) => multiplyRow(to, from, stride, j))
    .join('\n  ')}
  ${finishSource(relu6)}
}`;
}
