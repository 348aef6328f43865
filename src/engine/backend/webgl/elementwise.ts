import type { TensorInfo } from '@tensorflow/tfjs';
import { adamStepSize, type AdamAttributes } from '../ops/adamUpdate';
import { dropoutScale, dropoutThreshold } from '../ops/dropoutHash';
import type { PackedTexture, WebglDevice } from './device';

/** Programs that read and write each element in its place. */

const float = (value: number): string =>
  Number.isInteger(value) ? `${value}.0` : value.toString();

/** dy where the ReLU's input was above 0, in one pass instead of two. */
const RELU_GRADIENT = `
uniform sampler2D x;
uniform sampler2D dy;
out vec4 result;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  result = texelFetch(dy, at, 0) * vec4(greaterThan(texelFetch(x, at, 0), vec4(0.0)));
}`;

/** Transcribes dropoutHash.ts: the mask is a function of the element's index and the seed. */
function dropout(shape: number[], targetWidth: number, rate: number): string {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  return `
uniform sampler2D x;
uniform int seed;
out vec4 result;
const int COLUMNS = ${columns}, ROWS = ${rows};
const int ACROSS = ${Math.ceil(columns / 2)}, DOWN = ${Math.ceil(rows / 2)};
float kept(int index) {
  uint h = uint(index) * 0x9e3779b1u + uint(seed);
  h = (h ^ (h >> 16)) * 0x7feb352du;
  h = (h ^ (h >> 15)) * 0x846ca68bu;
  h = h ^ (h >> 16);
  return h >= ${dropoutThreshold(rate)}u ? ${float(dropoutScale(rate))} : 0.0;
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int texel = at.y * ${targetWidth} + at.x;
  int column = (texel % ACROSS) * 2;
  int row = (texel / ACROSS) % DOWN * 2;
  int plane = texel / (ACROSS * DOWN);
  int index = (plane * ROWS + row) * COLUMNS + column;
  vec4 mask = vec4(kept(index), kept(index + 1), kept(index + COLUMNS), kept(index + COLUMNS + 1));
  result = texelFetch(x, at, 0) * mask;
}`;
}

/** The whole step of Adam for one variable: four textures read, three written, in one pass. */
const ADAM = `
uniform sampler2D value;
uniform sampler2D m;
uniform sampler2D v;
uniform sampler2D gradient;
uniform float beta1;
uniform float beta2;
uniform float epsilon;
uniform float stepSize;
layout(location = 0) out vec4 newValue;
layout(location = 1) out vec4 newM;
layout(location = 2) out vec4 newV;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 g = texelFetch(gradient, at, 0);
  newM = texelFetch(m, at, 0) * beta1 + g * (1.0 - beta1);
  newV = texelFetch(v, at, 0) * beta2 + g * g * (1.0 - beta2);
  newValue = texelFetch(value, at, 0) - stepSize * newM / (sqrt(newV) + epsilon);
}`;

function aligned(device: WebglDevice, tensors: Record<string, TensorInfo>) {
  const textures: Record<string, PackedTexture> = {};
  for (const [name, tensor] of Object.entries(tensors)) textures[name] = device.packed(tensor);
  const release = () => Object.values(textures).forEach((texture) => texture.release());
  return { textures, release };
}

/** x is the ReLU's input; both of one shape. */
export function reluGradient(device: WebglDevice, x: TensorInfo, dy: TensorInfo): TensorInfo {
  const { textures, release } = aligned(device, { x, dy });
  const { info, target } = device.output(x.shape);
  device.drawTextures([target], { source: RELU_GRADIENT, inputs: textures });
  release();
  return info;
}

export function seededDropout(
  device: WebglDevice,
  x: TensorInfo,
  rate: number,
  seed: number,
): TensorInfo {
  const { textures, release } = aligned(device, { x });
  const { info, target } = device.output(x.shape);
  device.drawTextures([target], {
    source: dropout(x.shape, target.width, rate),
    inputs: textures,
    integers: { seed: seed | 0 },
  });
  release();
  return info;
}

/** [value, m, v] after the step. */
export function adamUpdate(
  device: WebglDevice,
  inputs: { value: TensorInfo; m: TensorInfo; v: TensorInfo; gradient: TensorInfo },
  attributes: AdamAttributes,
): TensorInfo[] {
  const { value, m, v, gradient } = inputs;
  const { textures, release } = aligned(device, { value, m, v, gradient });
  const outputs = [value, m, v].map(({ shape }) => device.output(shape));
  const { beta1, beta2, epsilon } = attributes;
  device.drawTextures(
    outputs.map(({ target }) => target),
    {
      source: ADAM,
      inputs: textures,
      floats: { beta1, beta2, epsilon, stepSize: adamStepSize(attributes) },
    },
  );
  release();
  return outputs.map(({ info }) => info);
}
