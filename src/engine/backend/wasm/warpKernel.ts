/** The bilinear warp of augmentation, by rows on all threads; tfjs's own runs on one. */
import * as tf from '@tensorflow/tfjs';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel, stockKernel } from './tensors';

/** As the assembly numbers them. */
const FILL_MODES = ['constant', 'reflect', 'wrap', 'nearest'];

/** Rows a thread takes at a time. */
const GRAIN = 16;

export function warpKernel(): tf.KernelConfig {
  const stock = stockKernel(tf.Transform);
  return kernel(tf.Transform, (args) => {
    const image = args.inputs['image']!;
    const transforms = args.inputs['transforms']!;
    const attrs = args.attrs as unknown as tf.TransformAttrs;
    const [images, height, width, channels] = image.shape as [number, number, number, number];
    const ours = channels === 3 && image.dtype === 'float32' && attrs.interpolation === 'bilinear';
    if (!ours) return stock(args);
    const [outHeight, outWidth] = attrs.outputShape ?? [height, width];
    const out = emptyTensor([images, outHeight, outWidth, 3]);
    const integers = [
      ...[image, transforms, out].map(addressOf),
      ...[height, width, outHeight, outWidth],
      transforms.shape[0]! > 1 ? 32 : 0,
      FILL_MODES.indexOf(attrs.fillMode) + 1,
    ];
    kernelPool().run('warp', integers, [attrs.fillValue], images * outHeight, GRAIN);
    return out;
  });
}
