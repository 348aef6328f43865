import { message, StudioError } from '../../../texts/message';
import type { KerasModel } from './kerasFile';
import type { Operation } from './operations';

/** The last dense layer of a model, and what its numbers mean. */
export interface Output {
  dense: Operation;
  /** Its position among the operations. */
  at: number;
  units: number;
  /** `logits`: no activation; the studio adds the sigmoid or softmax that is meant. */
  activation: 'sigmoid' | 'softmax' | 'logits';
}

/**
 * What the model's numbers mean. Throws an Error with a message for the user when they are not
 * the probabilities of classes.
 */
export function outputOf(keras: KerasModel): Output {
  const { operations } = keras.operations;
  const last = operations.at(-1);
  const at = operations.length - (last?.kind === 'activation' ? 2 : 1);
  const dense = operations[at];
  const units = dense && keras.weight(dense.layer, 'kernel')?.shape[1];
  if (dense?.kind !== 'dense' || units === undefined) {
    throw new StudioError(message('exporting.keras.noClasses'));
  }
  const activation = last === dense ? 'logits' : last!.description;
  if (activation === 'logits' || (activation === 'sigmoid' && units === 1)) {
    return { dense, at, units, activation };
  }
  if (activation === 'softmax' && units > 1) return { dense, at, units, activation };
  throw new StudioError(message('exporting.keras.otherOutput', { count: units, activation }));
}

/** One output tells two classes apart. */
export const classCountOf = ({ units }: Output): number => Math.max(2, units);

/**
 * The last layer's weights as the studio has them, `kernel` being [inputs, units]. A softmax over
 * two is the sigmoid of their difference: exp(b) / (exp(a) + exp(b)) = 1 / (1 + exp(a − b)).
 */
export function storedOutput(
  { units }: Output,
  kernel: Float32Array<ArrayBufferLike>,
  bias: Float32Array<ArrayBufferLike> | null,
): { kernel: Float32Array; bias: Float32Array } {
  const offsets = bias ?? new Float32Array(units);
  if (units !== 2) return { kernel, bias: offsets };
  const difference = (values: Float32Array<ArrayBufferLike>) =>
    Float32Array.from({ length: values.length / 2 }, (_, i) => values[2 * i + 1]! - values[2 * i]!);
  return { kernel: difference(kernel), bias: difference(offsets) };
}
