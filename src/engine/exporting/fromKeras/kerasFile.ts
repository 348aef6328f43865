import { openModelZip } from '../zip';
import { openHdf5, type StoredTensor } from '../../hdf5/openHdf5';
import { message, StudioError } from '../../../texts/message';
import { inputSizeOf, kerasLayers, type KerasLayer } from './kerasLayers';
import { operationsOf, type Operations } from './operations';
import { weightsIn } from './storedWeights';

/** A Keras model as its file describes it; nothing of it is built yet. */
export interface KerasModel {
  /** Side of the input in pixels. */
  inputSize: number;
  operations: Operations;
  /** A layer's weight by Keras's name, undefined where the file has none. */
  weight(layer: KerasLayer, name: string): StoredTensor | undefined;
}

interface Parts {
  config: string;
  weights: ArrayBuffer;
}

async function partsOfZip(bytes: ArrayBuffer, name: string): Promise<Parts> {
  const zip = await openModelZip(new Blob([bytes]), name);
  try {
    for (const path of ['config.json', 'model.weights.h5']) {
      if (!zip.paths.includes(path)) {
        throw new StudioError(message('exporting.keras.notWhole', { path }));
      }
    }
    const config = new TextDecoder().decode(await zip.read('config.json'));
    return { config, weights: (await zip.read('model.weights.h5')).buffer };
  } finally {
    await zip.close();
  }
}

const isZip = (bytes: ArrayBuffer): boolean => {
  const [p, k] = new Uint8Array(bytes.slice(0, 2));
  return p === 0x50 && k === 0x4b;
};

function parsed(config: string, name: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    throw new StudioError(message('exporting.keras.damagedDescription', { name }));
  }
}

/**
 * Read a model that Keras 2 or 3 saved, .keras or .h5. Throws an Error with a message for the
 * user when it is none, or has layers that are none of the studio's. `name`: what the user calls it.
 */
export async function readKerasFile(bytes: ArrayBuffer, name: string): Promise<KerasModel> {
  const parts = isZip(bytes) ? await partsOfZip(bytes, name) : null;
  const file = await openHdf5(parts?.weights ?? bytes, name);
  const text = parts?.config ?? file.text('', 'model_config');
  if (text === null) {
    throw new StudioError(message('exporting.keras.noLayers', { name }));
  }
  const config = parsed(text, name);
  const model = kerasLayers(config);
  const inputSize = inputSizeOf(config, model);
  return { inputSize, operations: operationsOf(model, inputSize), weight: weightsIn(file) };
}
