import { message, StudioError } from '../../../../texts/message';
import { openHdf5, type Hdf5File } from '../../../hdf5/openHdf5';
import type { FoundWeights } from './matchWeights';

/** A layer's weights in the order in which Keras 3 numbers them, by the layer's class. */
const NUMBERED: Record<string, string[]> = {
  conv2d: ['kernel', 'bias'],
  depthwise_conv2d: ['depthwise_kernel', 'bias'],
  batch_normalization: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
};

/**
 * What a weight of a Keras 3 `.weights.h5` is called: `…/conv2d_3/vars/0`, where the group `vars`
 * has, since Keras 3.6, the layer's name as an attribute.
 */
function numberedName(hdf5: Hdf5File, path: string[], file: string): string {
  const layer = hdf5.text(path.slice(0, -1).join('/'), 'name');
  if (layer === null) throw new StudioError(message('weights.noLayerNames', { name: file }));
  const weights = NUMBERED[path.at(-3)?.replace(/_\d+$/, '') ?? ''] ?? [];
  return `${layer}/${weights[Number(path.at(-1))] ?? path.at(-1)!}`;
}

/** The same of a whole model or a weight file by names: `…/Conv1/kernel:0`. */
function ownName(path: string[]): string {
  const weight = path.at(-1)!.replace(/:\d+$/, '');
  const layer = path.at(-2) ?? '';
  // Keras 3 names a depthwise kernel `kernel`.
  const depthwise = /depthwise$/.test(layer) && weight === 'kernel';
  return `${layer}/${depthwise ? 'depthwise_kernel' : weight}`;
}

/**
 * Every weight of a Keras `.h5` by the name a LayersModel uses: layer, then weight
 * (`block_1_expand/kernel`). Reads whole models and weight files, of Keras 2 and 3.
 * @param file what the user calls it
 * @throws a StudioError when the file is not HDF5, is damaged or names no layers.
 */
export async function readHdf5Weights(bytes: ArrayBuffer, file: string): Promise<FoundWeights> {
  const hdf5 = await openHdf5(bytes, file);
  return new Map(
    [...hdf5.tensors].map(([joined, tensor]) => {
      const path = joined.split('/');
      return [path.at(-2) === 'vars' ? numberedName(hdf5, path, file) : ownName(path), tensor];
    }),
  );
}
