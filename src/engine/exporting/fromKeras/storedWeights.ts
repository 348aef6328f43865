import type { Hdf5File, StoredTensor } from '../../hdf5/openHdf5';
import type { KerasLayer } from './kerasLayers';

/** The order in which Keras 3 numbers a layer's weights. */
const NUMBERED = [
  ['kernel', 'bias'],
  ['depthwise_kernel', 'bias'],
  ['gamma', 'beta', 'moving_mean', 'moving_variance'],
];

export type FindWeight = (layer: KerasLayer, weight: string) => StoredTensor | undefined;

/** `model.weights.h5` of a .keras file: `layers/functional/layers/conv2d_3/vars/0`. */
function byNumber({ tensors }: Hdf5File): FindWeight {
  return ({ path }, weight) => {
    const names = NUMBERED.find((each) => each.includes(weight)) ?? [];
    const group = path.map(({ numbered }) => `layers/${numbered}`).join('/');
    return tensors.get(`${group}/vars/${names.indexOf(weight)}`);
  };
}

/**
 * A whole model as .h5: `model_weights/<outermost layer>/…/<layer>/kernel:0` of Keras 2, or
 * without `:0` of Keras 3, which calls a depthwise kernel `kernel`.
 */
function byName({ tensors }: Hdf5File): FindWeight {
  const found = new Map<string, StoredTensor>();
  for (const [path, tensor] of tensors) {
    const parts = path.split('/');
    if (parts[0] !== 'model_weights' || parts.length < 3) continue;
    const weight = parts.at(-1)!.replace(/:\d+$/, '');
    // A layer's name may hold slashes, which are groups in the file.
    for (let from = 1; from < parts.length - 1; from++) {
      const layer = parts.slice(from, -1).join('/');
      found.set(`${parts[1]} ${layer} ${weight}`, tensor);
    }
  }
  return ({ name, path }, weight) => {
    const key = `${path[0]!.name} ${name}`;
    const own = found.get(`${key} ${weight}`);
    return own ?? (weight === 'depthwise_kernel' ? found.get(`${key} kernel`) : undefined);
  };
}

/** Finds a layer's weight in the file, by what Keras calls it. */
export const weightsIn = (file: Hdf5File): FindWeight =>
  [...file.tensors.keys()].some((path) => path.startsWith('model_weights/'))
    ? byName(file)
    : byNumber(file);
