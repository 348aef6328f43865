import {
  blockSource,
  EIGHT,
  finishSource,
  START_SOURCE,
  TARGETS_SOURCE,
  type Layout,
} from './blocks';

/**
 * GLSL of a 1×1 convolution from blocks to blocks: eight texels of pixels and four of
 * weights for 128 multiplications, where the stock program reads two for 8. With `adds`,
 * the blocks `entry` are added to the result.
 */
export function pointwiseSource(
  to: Layout,
  inputs: number,
  { relu6, adds }: { relu6: boolean; adds: boolean },
): string {
  return `
uniform sampler2DArray x;
uniform sampler2D filters;
uniform sampler2D bias;
${adds ? 'uniform sampler2DArray entry;' : ''}
${TARGETS_SOURCE}
void main() {
  ${blockSource(to)}
  ${START_SOURCE}
  for (int k = 0; k < ${inputs / 4}; k++) {
    vec4 a = texelFetch(filters, ivec2(2 * group, 2 * k), 0);
    vec4 b = texelFetch(filters, ivec2(2 * group + 1, 2 * k), 0);
    vec4 c = texelFetch(filters, ivec2(2 * group, 2 * k + 1), 0);
    vec4 d = texelFetch(filters, ivec2(2 * group + 1, 2 * k + 1), 0);
    vec4 w0 = vec4(a.rg, b.rg), w1 = vec4(a.ba, b.ba), w2 = vec4(c.rg, d.rg), w3 = vec4(c.ba, d.ba), v;
    int y = fold * ${inputs / 4} + k;
    ${EIGHT.map(
      (i) => `v = texelFetch(x, ivec3(at.x, y, ${i}), 0);
    o${i} += v.r * w0 + v.g * w1 + v.b * w2 + v.a * w3;`,
    ).join('\n    ')}
  }
  ${finishSource(relu6)}
  ${adds ? EIGHT.map((i) => `o${i} += texelFetch(entry, ivec3(at, ${i}), 0);`).join('\n  ') : ''}
}`;
}
