import type { TensorInfo } from '@tensorflow/tfjs';
import type { WebglDevice } from './device';

/**
 * The sum of [n, h, w, channels] over all but the channels: a convolution's bias
 * gradient. tfjs transposes the tensor and halves it again and again; here parts of the
 * image are summed side by side, then added up.
 */

/** Texels one invocation of the first pass adds: two columns each. */
const RUN = 128;

function partialSums(pairs: number, texels: number, runs: number, xWidth: number): string {
  return `
uniform sampler2D x;
layout(location = 0) out vec4 o0;
void main() {
  int pair = int(gl_FragCoord.x);
  int run = int(gl_FragCoord.y);
  vec4 sum = vec4(0.0);
  for (int i = 0; i < ${RUN}; i++) {
    // Strided, so that neighbouring invocations read neighbouring texels.
    int texel = i * ${runs} + run;
    if (texel >= ${texels}) break;
    int index = texel * ${pairs} + pair;
    int y = index / ${xWidth};
    sum += texelFetch(x, ivec2(index - y * ${xWidth}, y), 0);
  }
  o0 = sum;
}`;
}

const total = (runs: number) => `
uniform sampler2DArray partial;
out vec4 result;
void main() {
  vec4 sum = vec4(0.0);
  for (int run = 0; run < ${runs}; run++) {
    sum += texelFetch(partial, ivec3(int(gl_FragCoord.x), run, 0), 0);
  }
  result = vec4(sum.rg + sum.ba, 0.0, 0.0);
}`;

/** Whether the sums of a [n, h, w, channels] tensor can be made so: w even, and it fits. */
export function canSumChannels(device: WebglDevice, shape: number[]): boolean {
  const [batch, height, width, channels] = shape as [number, number, number, number];
  const runs = Math.ceil((batch * height * width) / 2 / RUN);
  return (
    width % 2 === 0 &&
    runs > 0 &&
    runs <= device.maximumSide &&
    Math.ceil(channels / 2) <= device.maximumSide
  );
}

/** [n, h, w, channels] → [channels]. */
export function channelSums(device: WebglDevice, x: TensorInfo): TensorInfo {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const pairs = Math.ceil(channels / 2);
  const texels = (batch * height * width) / 2;
  const runs = Math.ceil(texels / RUN);
  const from = device.packed(x);
  const layers = device.layers(pairs, runs);
  device.drawLayers(layers, 1, {
    source: partialSums(pairs, texels, runs, from.width),
    inputs: { x: from },
    width: pairs,
    height: runs,
  });
  from.release();
  const { info, target } = device.output([channels]);
  device.drawTextures([target], { source: total(runs), inputs: { partial: layers } });
  return info;
}
