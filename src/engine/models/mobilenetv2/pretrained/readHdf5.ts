import type { Dataset, Group } from 'jsfive';
import type { NamedTensors } from '../../../../domain/tensors';

/**
 * Every weight of a Keras `.h5` by the name a LayersModel uses: layer, then weight
 * (`block_1_expand/kernel`). Reads whole models and weight files, of Keras 2 and 3.
 * The HDF5 library is loaded when first needed.
 * @throws an Error with a message for the user when the file is not HDF5 or names no layers.
 */
export async function readHdf5Weights(bytes: ArrayBuffer): Promise<NamedTensors> {
  const { File } = await import('jsfive');
  let root: Group;
  try {
    root = new File(bytes, 'weights.h5');
  } catch {
    throw new Error('This file is not a Keras .h5 file, or it is damaged.');
  }
  const tensors: NamedTensors = new Map();
  collect(root, [], tensors);
  return tensors;
}

function collect(node: Group | Dataset, path: string[], tensors: NamedTensors): void {
  if ('shape' in node) {
    const weight = path.at(-1)!.replace(/:\d+$/, '');
    const layer = path.at(-2) ?? '';
    // Keras 3 names a depthwise kernel `kernel`.
    const depthwise = /depthwise$/.test(layer) && weight === 'kernel';
    add(tensors, `${layer}/${depthwise ? 'depthwise_kernel' : weight}`, node);
    return;
  }
  if (path.at(-1) === 'vars') return collectVars(node, path.at(-2) ?? '', tensors);
  for (const key of node.keys ?? []) collect(node.get(key), [...path, key], tensors);
}

/** A layer's weights in the order in which Keras 3 numbers them, by the layer's class. */
const NUMBERED: Record<string, string[]> = {
  conv2d: ['kernel', 'bias'],
  depthwise_conv2d: ['depthwise_kernel', 'bias'],
  batch_normalization: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
};

/**
 * Add the weights of one layer of a Keras 3 `.weights.h5`: `group` holds them by number
 * and, since Keras 3.6, the layer's name as an attribute.
 * @param layer the layer's class and its number among layers of that class: `conv2d_3`
 */
function collectVars(group: Group, layer: string, tensors: NamedTensors): void {
  const numbers = group.keys ?? [];
  if (numbers.length === 0) return;
  const { name } = group.attrs;
  if (typeof name !== 'string') {
    throw new Error(
      'This is a Keras 3 “.weights.h5” file, which does not keep layer names. ' +
        'Save the model itself as .h5: model.save("mobilenetv2.h5").',
    );
  }
  const weights = NUMBERED[layer.replace(/_\d+$/, '')] ?? [];
  for (const number of numbers) {
    const dataset = group.get(number);
    if ('shape' in dataset) add(tensors, `${name}/${weights[Number(number)] ?? number}`, dataset);
  }
}

function add(tensors: NamedTensors, name: string, { shape, value }: Dataset): void {
  // Text and numbers of other kinds (an optimizer's step) are not weights.
  if (Array.isArray(value) && typeof value[0] === 'number') {
    tensors.set(name, { shape, values: Float32Array.from(value) });
  }
}
