import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import type { NamedTensors } from '../../domain/tensors';
import { message, StudioError, type MessageKey } from '../../texts/message';
import type { ModelZip } from './zip';

const size = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * What the studio reads of a `model.json`: the layers format, with float32 weights that may
 * be stored as float16.
 */
export const modelJsonSchema = v.object({
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.array(
    v.object({
      paths: v.array(v.string()),
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(size),
          dtype: v.literal('float32', 'exporting.modelFiles.onlyFloat32' satisfies MessageKey),
          quantization: v.optional(
            v.object({
              dtype: v.literal('float16', 'exporting.modelFiles.onlyFloat16' satisfies MessageKey),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type ModelJson = v.InferOutput<typeof modelJsonSchema>;

type WeightGroup = ModelJson['weightsManifest'][number];

async function readGroup(
  zip: ModelZip,
  folder: string,
  { paths }: WeightGroup,
): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const path of paths) {
    if (!zip.paths.includes(folder + path)) {
      throw new StudioError(message('exporting.modelFiles.notInZip', { path }));
    }
    parts.push(await zip.read(folder + path));
  }
  return await new Blob(parts).arrayBuffer();
}

/**
 * Every weight that a `model.json` in `folder` names, decoded to float32. Throws an Error with
 * a message for the user when the zip does not hold them.
 */
export async function readWeights(
  zip: ModelZip,
  folder: string,
  json: ModelJson,
): Promise<NamedTensors> {
  const weights: NamedTensors = new Map();
  for (const group of json.weightsManifest) {
    const bytes = await readGroup(zip, folder, group);
    let offset = 0;
    for (const spec of group.weights) {
      const { name, shape, quantization } = spec;
      const length = shape.reduce((product, side) => product * side, quantization ? 2 : 4);
      if (offset + length > bytes.byteLength) {
        throw new StudioError(message('exporting.modelFiles.weightsEnd', { name }));
      }
      const stored = bytes.slice(offset, (offset += length));
      const tensor = tf.io.decodeWeights(stored, [spec])[name]!;
      // A copy: on the CPU backend data() is the live array.
      weights.set(name, { shape, values: Float32Array.from(await tensor.data()) });
      tensor.dispose();
    }
    if (offset !== bytes.byteLength) {
      throw new StudioError(message('exporting.modelFiles.moreWeights'));
    }
  }
  return weights;
}
