import {
  blockSource,
  COLUMNS,
  finishSource,
  ROWS,
  START_SOURCE,
  TARGETS_SOURCE,
  type Layout,
} from './blocks';

const upTo = (length: number) => Array.from({ length }, (_, i) => i);

/** Reads a tap's weights: its three channels to the block's four, as r, g and b. */
function readTap(kx: number): string {
  const read = (pair: number, half: number) =>
    `texelFetch(filters, ivec2(2 * group + ${half}, (ky * 3 + ${kx}) * 2 + ${pair}), 0)`;
  return `p = ${read(0, 0)}; q = ${read(0, 1)};
    vec4 r${kx} = vec4(p.rg, q.rg), g${kx} = vec4(p.ba, q.ba);
    vec4 b${kx} = vec4(${read(1, 0)}.rg, ${read(1, 1)}.rg);`;
}

/** A channel of a column: texels u (red and green) and v (blue) hold two columns each. */
function pixel(column: number, channel: number): string {
  const halves = column % 2 === 0 ? 'rg' : 'ba';
  return `${channel < 2 ? 'u' : 'v'}${column >> 1}.${halves[channel % 2]}`;
}

function multiplyRow({ shape: [, height, width] }: Layout, i: number): string {
  const reads = upTo(COLUMNS + 1).map(
    (t) => `vec4 u${t} = inside * texelFetch(x, from, 0); from = next(from);
      vec4 v${t} = inside * texelFetch(x, from, 0); from = next(from);`,
  );
  const sums = upTo(COLUMNS).map((t) => {
    const products = upTo(3).flatMap((kx) =>
      ['r', 'g', 'b'].map((name, channel) => `${pixel(2 * t + kx, channel)} * ${name}${kx}`),
    );
    return `o${i * COLUMNS + t} += ${products.join(' + ')};`;
  });
  return `{
      // "Same" padding with stride 2 over even sides: a row below and a column to the right.
      float inside = (row + ${i}) % ${height} * 2 + ky < ${2 * height} ? 1.0 : 0.0;
      ivec2 from = place(((row + ${i}) * 2 + ky) * ${2 * width} + column * 2);
      ${reads.join('\n      ')}
      if (column + ${COLUMNS} >= ${width}) u${COLUMNS} = v${COLUMNS} = vec4(0.0);
      ${sums.join('\n      ')}
    }`;
}

/**
 * GLSL of a network's first convolution, 3×3 with stride 2 over three channels, from
 * tfjs's packed layout to blocks.
 */
export function stemSource(to: Layout, xWidth: number, { relu6 }: { relu6: boolean }): string {
  return `
uniform sampler2D x;
uniform sampler2D filters;
uniform sampler2D bias;
${TARGETS_SOURCE}
ivec2 place(int index) {
  int y = index / ${xWidth};
  return ivec2(index - y * ${xWidth}, y);
}
ivec2 next(ivec2 at) {
  return at.x + 1 < ${xWidth} ? ivec2(at.x + 1, at.y) : ivec2(0, at.y + 1);
}
void main() {
  ${blockSource(to)}
  ${START_SOURCE}
  vec4 p, q;
  for (int ky = 0; ky < 3; ky++) {
    ${upTo(3).map(readTap).join('\n    ')}
    ${upTo(ROWS)
      .map((i) => multiplyRow(to, i))
      .join('\n    ')}
  }
  ${finishSource(relu6)}
}`;
}
