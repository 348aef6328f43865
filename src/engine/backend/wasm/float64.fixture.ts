/** 3×3 convolution of stride 1 with its gradients and 2×2 max-pool in float64, by their definitions. */

export interface Layer {
  images: number;
  height: number;
  width: number;
  channels: number;
  outChannels: number;
}

type Floats = ArrayLike<number>;

/** Each pair of a pixel of the output and one of the input in its window, and which tap it is. */
function forWindows(
  { images, height, width }: Layer,
  visit: (output: number, input: number, tap: number) => void,
): void {
  for (let pixel = 0; pixel < images * height * width; pixel++)
    for (let tap = 0; tap < 9; tap++) {
      const [down, right] = [Math.floor(tap / 3) - 1, (tap % 3) - 1];
      const row = (Math.floor(pixel / width) % height) + down;
      const column = (pixel % width) + right;
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      visit(pixel, pixel + down * width + right, tap);
    }
}

export function convolution(layer: Layer, x: Floats, filter: Floats): Float64Array {
  const { images, height, width, channels, outChannels } = layer;
  const out = new Float64Array(images * height * width * outChannels);
  forWindows(layer, (output, input, tap) => {
    for (let c = 0; c < channels; c++) {
      const value = x[input * channels + c]!;
      const from = (tap * channels + c) * outChannels;
      for (let o = 0; o < outChannels; o++)
        out[output * outChannels + o]! += value * filter[from + o]!;
    }
  });
  return out;
}

export function inputGradient(layer: Layer, dy: Floats, filter: Floats): Float64Array {
  const { images, height, width, channels, outChannels } = layer;
  const out = new Float64Array(images * height * width * channels);
  forWindows(layer, (output, input, tap) => {
    for (let c = 0; c < channels; c++) {
      const from = (tap * channels + c) * outChannels;
      let sum = 0;
      for (let o = 0; o < outChannels; o++)
        sum += dy[output * outChannels + o]! * filter[from + o]!;
      out[input * channels + c]! += sum;
    }
  });
  return out;
}

export function filterGradient(layer: Layer, x: Floats, dy: Floats): Float64Array {
  const { channels, outChannels } = layer;
  const out = new Float64Array(9 * channels * outChannels);
  forWindows(layer, (output, input, tap) => {
    for (let c = 0; c < channels; c++) {
      const value = x[input * channels + c]!;
      const to = (tap * channels + c) * outChannels;
      for (let o = 0; o < outChannels; o++) out[to + o]! += value * dy[output * outChannels + o]!;
    }
  });
  return out;
}

/** Where the windows' four pixels are in [images, height, width, channels]. */
function forPools(
  { images, height, width, outChannels }: Layer,
  visit: (pooled: number, pixels: [number, number, number, number]) => void,
): void {
  const [down, across] = [height >> 1, width >> 1];
  for (let i = 0; i < images * down * across * outChannels; i++) {
    const pixel = Math.floor(i / outChannels);
    const row = Math.floor(pixel / across);
    const image = Math.floor(row / down);
    const top = (image * height + 2 * (row % down)) * width + 2 * (pixel % across);
    const at = (side: number) => (top + side) * outChannels + (i % outChannels);
    visit(i, [at(0), at(1), at(width), at(width + 1)]);
  }
}

/** Maxima of ReLU of sums + bias, and how much less the most wrong of the `winners` has. */
export function pooled(layer: Layer, sums: Float64Array, bias: Floats, winners: Floats) {
  const most = new Float64Array(winners.length);
  let lost = 0;
  forPools(layer, (i, pixels) => {
    const values = [...pixels.map((at) => sums[at]! + bias[i % layer.outChannels]!), 0];
    most[i] = Math.max(...values);
    lost = Math.max(lost, most[i]! - values[winners[i]!]!);
  });
  return { most, lost };
}

/** Each pooled gradient at its winner, 0 elsewhere. */
export function unpooled(layer: Layer, dy: Floats, winners: Floats): Float64Array {
  const { images, height, width, outChannels } = layer;
  const out = new Float64Array(images * height * width * outChannels);
  forPools(layer, (i, pixels) => {
    if (winners[i]! < 4) out[pixels[winners[i]!]!] = dy[i]!;
  });
  return out;
}
