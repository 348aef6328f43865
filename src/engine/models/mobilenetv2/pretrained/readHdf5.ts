import type { Dataset, Group } from 'jsfive';
import type { NamedTensors } from '../../../../domain/tensors';

/**
 * Every weight of a Keras `.h5` by the name a LayersModel uses: layer, then weight
 * (`block_1_expand/kernel`). Reads whole models and weights alone, of Keras 2 and 3.
 * The reader is fetched when first needed.
 * @throws a sentence when the file is not HDF5 or names no layers.
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
  if ([...tensors.keys()].some((name) => name.startsWith('vars/'))) {
    throw new Error(
      'This is a Keras 3 “.weights.h5” file, which does not keep layer names. ' +
        'Save the model itself as .h5: model.save("mobilenetv2.h5").',
    );
  }
  return tensors;
}

function collect(node: Group | Dataset, path: string[], tensors: NamedTensors): void {
  if ('shape' in node) {
    const weight = path.at(-1)!.replace(/:\d+$/, '');
    const layer = path.at(-2) ?? '';
    // Keras 3 calls a depthwise kernel simply `kernel`.
    const depthwise = /depthwise$/.test(layer) && weight === 'kernel';
    const name = `${layer}/${depthwise ? 'depthwise_kernel' : weight}`;
    // Text and numbers of other kinds (an optimizer's step) are not weights.
    if (Array.isArray(node.value) && typeof node.value[0] === 'number') {
      tensors.set(name, { shape: node.shape, values: Float32Array.from(node.value) });
    }
    return;
  }
  for (const key of node.keys ?? []) collect(node.get(key), [...path, key], tensors);
}
