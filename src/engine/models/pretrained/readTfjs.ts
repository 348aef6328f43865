import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import type { NamedTensors } from '../../../domain/model';

const quantization = v.object({
  dtype: v.picklist(['uint8', 'uint16', 'float16']),
  scale: v.optional(v.number()),
  min: v.optional(v.number()),
});

const manifestSchema = v.array(
  v.object({
    paths: v.array(v.string()),
    weights: v.array(
      v.object({
        name: v.string(),
        shape: v.array(v.number()),
        dtype: v.picklist(['float32', 'int32', 'bool']),
        quantization: v.optional(quantization),
      }),
    ),
  }),
);

/** Gives a weight file's bytes by the path that model.json names it with. */
export type ReadShard = (path: string) => Promise<ArrayBuffer>;

/**
 * Every weight of a TensorFlow.js LayersModel by name, dequantised to float32. The
 * topology is not read: only names and shapes count.
 * @throws a sentence when model.json or a weight file is not what it should be.
 */
export async function readTfjsWeights(model: unknown, readShard: ReadShard): Promise<NamedTensors> {
  const parsed = v.safeParse(v.object({ weightsManifest: manifestSchema }), model);
  if (!parsed.success) {
    throw new Error(
      'This model.json has no list of weights. Choose one that TensorFlow.js saved or converted.',
    );
  }
  const tensors: NamedTensors = new Map();
  for (const { paths, weights } of parsed.output.weightsManifest) {
    const bytes = concatenate(await Promise.all(paths.map(readShard)));
    const needed = weights.reduce((total, weight) => total + byteLength(weight), 0);
    if (bytes.byteLength !== needed) {
      throw new Error(
        `The weight files ${paths.join(', ')} hold ${bytes.byteLength} bytes where model.json ` +
          `describes ${needed}. They do not belong together, or a download was cut short.`,
      );
    }
    const decoded = tf.io.decodeWeights(bytes, weights as tf.io.WeightsManifestEntry[]);
    for (const [name, tensor] of Object.entries(decoded)) {
      tensors.set(name, { shape: tensor.shape, values: Float32Array.from(await tensor.data()) });
      tensor.dispose();
    }
  }
  return tensors;
}

type Entry = v.InferOutput<typeof manifestSchema>[number]['weights'][number];

const BYTES = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 };

const byteLength = ({ shape, dtype, quantization: q }: Entry): number =>
  tf.util.sizeFromShape(shape) * BYTES[q?.dtype ?? dtype];

function concatenate(parts: ArrayBuffer[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), offset);
    offset += part.byteLength;
  }
  return whole.buffer;
}
