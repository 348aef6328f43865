import type { TensorInfo } from '@tensorflow/tfjs';
import type { Layers, WebglDevice } from './device';

/**
 * Activations as our programs with eight targets write them: an invocation's eight texels
 * are a block of two rows × four columns of pixels, four channels each, and lie at one
 * place of the eight layers. What one layer of a network writes the next one reads,
 * without a pass that puts it into tfjs's order.
 */
export interface Blocks {
  layers: Layers;
  layout: Layout;
}

export const ROWS = 2;
export const COLUMNS = 4;

/** Where a tensor's blocks are. The rows of all images follow one another. */
export interface Layout {
  /** [n, h, w, c], c a multiple of 4; n·h and w are filled up to whole blocks. */
  shape: [number, number, number, number];
  /** Blocks side by side in a row of pixels. */
  across: number;
  /** Rows of blocks that lie side by side in a row of the texture. */
  beside: number;
  /** Groups of four channels: rows of the texture, one below the other. */
  groups: number;
  /** In texels. */
  width: number;
  height: number;
}

export function layoutOf(shape: Layout['shape'], maximumSide: number): Layout {
  const [batch, rows, columns, channels] = shape;
  const across = Math.ceil(columns / COLUMNS);
  const down = Math.ceil((batch * rows) / ROWS);
  const beside = Math.min(down, Math.floor(maximumSide / across));
  const groups = channels / 4;
  const height = Math.ceil(down / beside) * groups;
  return { shape, across, beside, groups, width: beside * across, height };
}

/** The numbers of a block's texels, in order of rows. */
export const EIGHT = Array.from({ length: ROWS * COLUMNS }, (_, i) => i);

/** Declares the eight targets. */
export const TARGETS_SOURCE = EIGHT.map((i) => `layout(location = ${i}) out vec4 o${i};`).join(
  '\n',
);

/** Starts every sum with the bias of the block's four channels. */
export const START_SOURCE = `
  vec4 first = vec4(texelFetch(bias, ivec2(2 * group, 0), 0).rg, texelFetch(bias, ivec2(2 * group + 1, 0), 0).rg);
  ${EIGHT.map((i) => `o${i} = first;`).join(' ')}`;

export const finishSource = (relu6: boolean): string =>
  relu6 ? EIGHT.map((i) => `o${i} = clamp(o${i}, vec4(0.0), vec4(6.0));`).join('\n  ') : '';

/** From a program's own place to its block: `group`, `row` and `column` of its first pixel. */
export const blockSource = ({ across, beside, groups }: Layout): string => `
  ivec2 at = ivec2(gl_FragCoord.xy);
  int fold = at.y / ${groups};
  int group = at.y - fold * ${groups};
  int down = at.x / ${across};
  int column = (at.x - down * ${across}) * ${COLUMNS};
  int row = (fold * ${beside} + down) * ${ROWS};`;

/** GLSL `ivec2 placeOf(row, group)`: the place of the first block of a row of pixels, from its number among all images'. */
export const placeSource = ({ across, beside, groups }: Layout): string => `
ivec2 placeOf(int row, int group) {
  int down = row / ${ROWS};
  int fold = down / ${beside};
  return ivec2((down - fold * ${beside}) * ${across}, fold * ${groups} + group);
}`;

/** Back into tfjs's packed layout. */
function gather(layout: Layout, targetWidth: number): string {
  const [, , columns, channels] = layout.shape;
  return `
uniform sampler2DArray blocks;
out vec4 result;
const int Y = ${channels / 2}, W = ${Math.ceil(columns / 2)};
${placeSource(layout)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int index = at.y * ${targetWidth} + at.x;
  int pixels = index / Y;
  int pair = index - pixels * Y;
  int row = pixels / W;
  int column = (pixels - row * W) * 2;
  ivec3 from = ivec3(placeOf(row, pair / 2), row % ${ROWS} * ${COLUMNS} + column % ${COLUMNS});
  from.x += column / ${COLUMNS};
  vec4 left = texelFetch(blocks, from, 0), right = texelFetch(blocks, from + ivec3(0, 0, 1), 0);
  result = pair % 2 == 0 ? vec4(left.rg, right.rg) : vec4(left.ba, right.ba);
}`;
}

export function toTensor(device: WebglDevice, { layers, layout }: Blocks): TensorInfo {
  const { info, target } = device.output(layout.shape);
  device.drawTextures([target], {
    source: gather(layout, target.width),
    inputs: { blocks: layers },
  });
  return info;
}
