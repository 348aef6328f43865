import type { TensorInfo } from '@tensorflow/tfjs';
import type { PackedTexture, WebglDevice } from './device';
import { NO_EPILOGUE, type Epilogue } from './epilogue';
import { multiplyMatrices } from './matrixProduct';

/**
 * A 1×1 convolution with stride 1 and its two gradients: products of the matrices
 * [pixels, inputs], [inputs, outputs] and [pixels, outputs]. Null, for the stock program,
 * where channels are odd, where there is too little to sum to gain by it, and where a
 * texture has too few rows for tfjs to lay the pixels out as a matrix.
 */

/**
 * Below this many channels the second pass and the wide writes cost more than the saved
 * reads (measured on llvmpipe with MobileNetV2's layers).
 */
const WORTHWHILE_INPUTS = 128;

/** How many texels (two rows × two columns) a matrix has down and across. */
interface Size {
  height: number;
  width: number;
}

const pairs = (n: number) => Math.ceil(n / 2);

/** Pixels × channels of a tensor [n, h, w, channels]; rows of pixels are padded to an even width. */
const pixelsSize = ([batch, height, width, channels]: number[]): Size => ({
  height: batch! * height! * pairs(width!),
  width: pairs(channels!),
});

/** Inputs × outputs of a filter [1, 1, inputs, outputs]. */
const filterSize = ([, , inputs, outputs]: number[]): Size => ({
  height: pairs(inputs!),
  width: pairs(outputs!),
});

const isWorthwhile = (summed: number, other: number): boolean =>
  summed >= WORTHWHILE_INPUTS && summed % 2 === 0 && other > 0 && other % 2 === 0;

/** `make` with both textures and the output's, if all three are laid out as matrices. */
function withMatrices(
  device: WebglDevice,
  tensors: [TensorInfo, TensorInfo],
  sizes: [Size, Size, Size],
  outputShape: number[],
  make: (left: PackedTexture, right: PackedTexture, target: PackedTexture) => void,
): TensorInfo | null {
  const textures = tensors.map((tensor) => device.packed(tensor)) as [PackedTexture, PackedTexture];
  const fits = (texture: PackedTexture, i: number) =>
    texture.height === sizes[i]!.height && texture.width === sizes[i]!.width;
  let output: TensorInfo | null = null;
  if (textures.every(fits)) {
    const { info, target } = device.output(outputShape);
    if (fits(target, 2)) {
      make(...textures, target);
      output = info;
    } else device.discard(info);
  }
  textures.forEach((texture) => texture.release());
  return output;
}

/** x [n, h, w, inputs] and filter [1, 1, inputs, outputs] → [n, h, w, outputs]. */
export function pointwise(
  device: WebglDevice,
  x: TensorInfo,
  filter: TensorInfo,
  epilogue: Epilogue = NO_EPILOGUE,
): TensorInfo | null {
  const [inputs, outputs] = filter.shape.slice(2) as [number, number];
  if (!isWorthwhile(inputs, outputs)) return null;
  const shape = [...x.shape.slice(0, 3), outputs];
  const sizes: [Size, Size, Size] = [
    pixelsSize(x.shape),
    filterSize(filter.shape),
    pixelsSize(shape),
  ];
  return withMatrices(device, [x, filter], sizes, shape, (left, right, target) =>
    multiplyMatrices(device, {
      left: { texture: left, transposed: false },
      right: { texture: right, transposed: false },
      steps: inputs / 2,
      target,
      epilogue,
    }),
  );
}

/** dy [n, h, w, outputs] and filter [1, 1, inputs, outputs] → [n, h, w, inputs]. */
export function pointwiseInputGradient(
  device: WebglDevice,
  dy: TensorInfo,
  filter: TensorInfo,
): TensorInfo | null {
  const [inputs, outputs] = filter.shape.slice(2) as [number, number];
  if (!isWorthwhile(outputs, inputs)) return null;
  const shape = [...dy.shape.slice(0, 3), inputs];
  const sizes: [Size, Size, Size] = [
    pixelsSize(dy.shape),
    filterSize(filter.shape),
    pixelsSize(shape),
  ];
  return withMatrices(device, [dy, filter], sizes, shape, (left, right, target) =>
    multiplyMatrices(device, {
      left: { texture: left, transposed: false },
      right: { texture: right, transposed: true },
      steps: outputs / 2,
      target,
    }),
  );
}

/** x [n, h, w, inputs] and dy [n, h, w, outputs] → [1, 1, inputs, outputs]. */
export function pointwiseFilterGradient(
  device: WebglDevice,
  x: TensorInfo,
  dy: TensorInfo,
): TensorInfo | null {
  const [inputs, outputs] = [x.shape[3]!, dy.shape[3]!];
  const width = x.shape[2]!;
  if (inputs % 2 !== 0 || outputs % 2 !== 0) return null;
  const shape = [1, 1, inputs, outputs];
  const sizes: [Size, Size, Size] = [pixelsSize(x.shape), pixelsSize(dy.shape), filterSize(shape)];
  return withMatrices(device, [x, dy], sizes, shape, (left, right, target) =>
    multiplyMatrices(device, {
      left: { texture: left, transposed: true },
      right: { texture: right, transposed: false },
      steps: left.height,
      // An odd row of pixels leaves half of its last texel unused.
      ...(width % 2 === 1 && { paddedEvery: pairs(width) }),
      target,
    }),
  );
}
