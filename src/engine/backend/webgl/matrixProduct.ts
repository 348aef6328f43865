import type { PackedTexture, WebglDevice } from './device';
import { epilogueInputs, epilogueSource, NO_EPILOGUE, type Epilogue } from './epilogue';

/**
 * The product of two matrices in tfjs's packed layout, a texel being two rows × two
 * columns. The stock program makes one texel an invocation from two texels a step; here
 * an invocation makes four rows of texels × two columns from six, which is 64
 * multiplications instead of 8 for every two texels read.
 */

/** Texels one invocation makes, down and across; together, one a layer. */
const DOWN = 4;
const ACROSS = 2;

/** A matrix whose rows of texels are the rows of its texture. */
export interface Matrix {
  texture: PackedTexture;
  transposed: boolean;
}

export interface Product {
  left: Matrix;
  right: Matrix;
  /** Steps: texels along the side that is summed over. */
  steps: number;
  /** The last of every so many steps has padding in its second half, which is not to be summed. */
  paddedEvery?: number;
  target: PackedTexture;
  epilogue?: Epilogue;
}

const upTo = (length: number) => Array.from({ length }, (_, i) => i);

/** One step: the texels that it reads, and 64 multiplications. */
function step({ left, right }: Product, half: boolean): string {
  const place = (own: string, transposed: boolean) =>
    transposed ? `ivec2(${own}, k)` : `ivec2(k, ${own})`;
  const [l0, l1] = left.transposed ? ['rrgg', 'bbaa'] : ['rrbb', 'ggaa'];
  const [r0, r1] = right.transposed ? ['rbrb', 'gaga'] : ['rgrg', 'baba'];
  const reads = upTo(ACROSS).map(
    (q) => `vec4 w${q} = texelFetch(right, ${place(`column + ${q}`, !right.transposed)}, 0);`,
  );
  const sums = upTo(DOWN).map((p) => {
    const read = `vec4 v${p} = texelFetch(left, ${place(`row + ${p}`, left.transposed)}, 0);`;
    const add = upTo(ACROSS).map((q) => {
      const second = half ? '' : ` + v${p}.${l1} * w${q}.${r1}`;
      return `o${p * ACROSS + q} += v${p}.${l0} * w${q}.${r0}${second};`;
    });
    return [read, ...add].join(' ');
  });
  return [...reads, ...sums].join('\n    ');
}

function multiply(product: Product): string {
  const { steps, paddedEvery } = product;
  const whole = (from: string, to: string) => `for (int k = ${from}; k < ${to}; k++) {
    ${step(product, false)}
  }`;
  const loops = paddedEvery
    ? `for (int first = 0; first < ${steps}; first += ${paddedEvery}) {
    int k = first + ${paddedEvery - 1};
    ${step(product, true)}
    ${whole('first', `first + ${paddedEvery - 1}`)}
  }`
    : whole('0', `${steps}`);
  return `
uniform sampler2D left;
uniform sampler2D right;
${upTo(DOWN * ACROSS)
  .map((i) => `layout(location = ${i}) out vec4 o${i};`)
  .join('\n')}
void main() {
  int row = int(gl_FragCoord.y) * ${DOWN}, column = int(gl_FragCoord.x) * ${ACROSS};
  ${upTo(DOWN * ACROSS)
    .map((i) => `o${i} = vec4(0.0);`)
    .join(' ')}
  ${loops}
}`;
}

/** From layers to the target, with the bias and the activation. */
function gather(epilogue: Epilogue): string {
  const { top, body } = epilogueSource(epilogue);
  return `
uniform sampler2DArray sums;
${top}
out vec4 result;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int co = at.x;
  int layer = (at.y % ${DOWN}) * ${ACROSS} + co % ${ACROSS};
  result = texelFetch(sums, ivec3(co / ${ACROSS}, at.y / ${DOWN}, layer), 0);
  ${body}
}`;
}

/** left · right, each transposed or not, into the target's texture. */
export function multiplyMatrices(device: WebglDevice, product: Product): void {
  const { left, right, target, epilogue = NO_EPILOGUE } = product;
  const span = {
    width: Math.ceil(target.width / ACROSS),
    height: Math.ceil(target.height / DOWN),
  };
  const layers = device.layers(span.width, span.height);
  device.drawLayers(layers, DOWN * ACROSS, {
    source: multiply(product),
    inputs: { left: left.texture, right: right.texture },
    ...span,
  });
  device.drawTextures([target], {
    source: gather(epilogue),
    inputs: { sums: layers, ...epilogueInputs(epilogue) },
  });
}
