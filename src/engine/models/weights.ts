import * as tf from '@tensorflow/tfjs';
import { message, StudioError } from '../../texts/message';
import type { NamedTensors } from '../../domain/tensors';

/** The variable of a layer's weight: in tfjs, `read()` returns the variable itself. */
function variableOf(weight: tf.LayerVariable): tf.Variable {
  const variable = weight.read();
  if (!(variable instanceof tf.Variable)) throw new Error(`${weight.name} is not a variable.`);
  return variable;
}

/** Variables by their name within the layer (`conv2d_1/kernel`), the same in every build. */
export const variablesOf = (weights: tf.LayerVariable[]): Map<string, tf.Variable> =>
  new Map(weights.map((weight) => [weight.originalName, variableOf(weight)]));

/** Copy tensors from the device, by name. */
export async function readValues(tensors: Map<string, tf.Tensor>): Promise<NamedTensors> {
  const values: NamedTensors = new Map();
  for (const [name, tensor] of tensors) {
    // A copy: on the CPU backend data() is the live array.
    values.set(name, { shape: tensor.shape, values: new Float32Array(await tensor.data()) });
  }
  return values;
}

/**
 * Set every variable from `values`.
 * @throws an Error with a message for the user that names the first that is absent or of
 *   another shape.
 */
export function assignValues(variables: Map<string, tf.Variable>, values: NamedTensors): void {
  for (const [name, variable] of variables) {
    const stored = values.get(name);
    if (!stored) throw new StudioError(message('weights.stored.missing', { name }));
    if (!tf.util.arraysEqual(stored.shape, variable.shape)) {
      const [found, expected] = [stored.shape.join('×'), variable.shape.join('×')];
      throw new StudioError(message('weights.stored.otherShape', { name, found, expected }));
    }
    tf.tidy(() => variable.assign(tf.tensor(stored.values, variable.shape)));
  }
}
