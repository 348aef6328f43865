import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../../../domain/tensors';
import { message, StudioError } from '../../../../texts/message';
import { byteLength, parseManifest } from './manifest';

/** Reads a weight file by its path in model.json. */
export type ReadShard = (path: string) => Promise<ArrayBuffer>;

/**
 * Every weight of a TensorFlow.js LayersModel by name, dequantised to float32. The
 * topology is not read, only names and shapes.
 * @throws an Error with a message for the user when model.json has no manifest, or the
 *   weight files have another size than it describes.
 */
export async function readTfjsWeights(model: unknown, readShard: ReadShard): Promise<NamedTensors> {
  const tensors: NamedTensors = new Map();
  for (const { paths, weights } of parseManifest(model)) {
    const bytes = concatenate(await Promise.all(paths.map(readShard)));
    const needed = byteLength(weights);
    if (bytes.byteLength !== needed) {
      const found = bytes.byteLength;
      throw new StudioError(message('weights.otherSize', { files: paths, found, needed }));
    }
    const decoded = tf.io.decodeWeights(bytes, weights as tf.io.WeightsManifestEntry[]);
    for (const [name, tensor] of Object.entries(decoded)) {
      tensors.set(name, { shape: tensor.shape, values: Float32Array.from(await tensor.data()) });
      tensor.dispose();
    }
  }
  return tensors;
}

function concatenate(parts: ArrayBuffer[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), offset);
    offset += part.byteLength;
  }
  return whole.buffer;
}
