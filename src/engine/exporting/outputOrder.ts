import type { NamedTensors } from '../../domain/tensors';
import { message, StudioError } from '../../texts/message';
import type { Network } from './format';
import { layersOf } from './graph/topology';

/** Names that differ only in case or surrounding space are the same class. */
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Which output of a model stands for each of `classes`, by their names.
 * @throws an Error with a message for the user when the two do not name the same classes.
 */
export function orderOf(modelClasses: readonly string[], classes: readonly string[]): number[] {
  const order = classes.map((name) => modelClasses.findIndex((own) => same(own, name)));
  if (order.length === modelClasses.length && !order.includes(-1)) return order;
  throw new StudioError(
    message('exporting.otherClasses', { own: modelClasses.join(', '), found: classes.join(', ') }),
  );
}

/**
 * The network with its outputs in another order: output i becomes what output order[i] was. Of one
 * sigmoid, the probability of the other class is that of the negated sum.
 */
export function withOutputOrder(network: Network, order: readonly number[]): Network {
  if (order.every((from, to) => from === to)) return network;
  const { name } = layersOf(network.topology).at(-1)!;
  const weights: NamedTensors = new Map(network.weights);
  for (const part of ['kernel', 'bias']) {
    const weight = weights.get(`${name}/${part}`);
    if (!weight) continue;
    const width = weight.shape.at(-1)!;
    const { values } = weight;
    const moved =
      width === 1
        ? values.map((value) => -value)
        : values.map((_, i) => values[i - (i % width) + order[i % width]!]!);
    weights.set(`${name}/${part}`, { shape: weight.shape, values: moved });
  }
  return { ...network, weights };
}
