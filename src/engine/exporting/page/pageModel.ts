import { fromBase64, toBase64 } from '../../../domain/base64';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { concat } from '../bytes';
import { halvesOf, singlesOf } from '../float16';
import type { Graph, Operation } from '../graph/graph';

/** What a model with weights that float16 cannot hold is exported as. */
const INSTEAD = 'plain TensorFlow.js';

type WithoutWeights<O> = O extends Operation ? Omit<O, 'kernel' | 'bias'> : never;

/** What an exported page says of its model, as JSON; the weights are beside it. */
export interface PageModel extends Pick<
  ModelMetadata,
  'name' | 'classes' | 'threshold' | 'minConfidence' | 'inputSize'
> {
  /** Null for a model that was not tested. */
  tested: { accuracy: number; images: number } | null;
  operations: WithoutWeights<Operation>[];
}

/** The ids of the elements of the page that hold the model. */
export const MODEL_ELEMENT = 'model';
export const WEIGHTS_ELEMENT = 'weights';

/**
 * A network as the page holds it: its operations, and the kernel and bias of each, one after
 * another, at half precision. Throws an Error with a message for the user when a weight is too large.
 */
export function packGraph({ operations }: Graph): {
  operations: PageModel['operations'];
  weights: string;
} {
  const parts: Uint8Array[] = [];
  const described = operations.map((operation): WithoutWeights<Operation> => {
    if (!('kernel' in operation)) return operation;
    const { kernel, bias, ...rest } = operation;
    for (const values of [kernel, bias]) {
      parts.push(new Uint8Array(halvesOf(values, operation.name, INSTEAD).buffer));
    }
    return rest;
  });
  return { operations: described, weights: toBase64(concat(...parts)) };
}

/** The network that `packGraph` packed, as its file has it. */
export function unpackGraph(
  { inputSize, operations }: Pick<PageModel, 'inputSize' | 'operations'>,
  weights: string,
): Graph {
  const values = singlesOf(new Uint16Array(fromBase64(weights).buffer));
  let at = 0;
  const take = (count: number) => values.subarray(at, (at += count));
  const whole = operations.map((operation): Operation => {
    if (!('kernelShape' in operation)) return operation;
    const kernel = take(operation.kernelShape.reduce((product, side) => product * side, 1));
    return { ...operation, kernel, bias: take(operation.shape.at(-1)!) } as Operation;
  });
  return { inputSize, operations: whole };
}
