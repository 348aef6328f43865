import * as v from 'valibot';
import { message, StudioError } from '../../../../texts/message';

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
        shape: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
        dtype: v.picklist(['float32', 'int32', 'bool']),
        quantization: v.optional(quantization),
      }),
    ),
  }),
);

export type Manifest = v.InferOutput<typeof manifestSchema>;
type Entry = Manifest[number]['weights'][number];

/**
 * The weights manifest of a TensorFlow.js model.json: paths of the weight files, and the
 * tensors in them, in order.
 * @throws an Error with a message for the user when it has none.
 */
export function parseManifest(model: unknown): Manifest {
  const parsed = v.safeParse(v.object({ weightsManifest: manifestSchema }), model);
  if (!parsed.success) {
    throw new StudioError(message('weights.noManifest'));
  }
  return parsed.output.weightsManifest;
}

const BYTES = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 };

/** The size of these tensors in the weight files, in bytes. */
export const byteLength = (weights: Entry[]): number =>
  weights.reduce(
    (total, { shape, dtype, quantization: q }) =>
      total + shape.reduce((size, side) => size * side, BYTES[q?.dtype ?? dtype]),
    0,
  );
