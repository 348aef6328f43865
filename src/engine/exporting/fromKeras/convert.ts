import type { InputScaling } from '../../../domain/models/inputScaling';
import type { ModelRecipe } from '../../../domain/models/registry';
import { definitionOf } from '../../../domain/models/registry';
import type { NamedTensors } from '../../../domain/tensors';
import { variablesOf } from '../../models/weights';
import type { Network } from '../format';
import { topologyOf } from '../loadModel';
import type { StoredTensor } from '../../hdf5/openHdf5';
import { composed } from './inputScale';
import type { KerasModel } from './kerasFile';
import { kerasLayers } from './kerasLayers';
import { operationsOf, type Operation } from './operations';
import { classCountOf, outputOf, storedOutput, type Output } from './output';
import { recognise } from './recognise';
import { english, message, StudioError, type Message, type Text } from '../../../texts/message';

export interface Converted {
  network: Network;
  model: ModelRecipe;
}

const dimensions = (shape: number[]): string => shape.join('×');

/** Compares the file's operations with the studio's, one after another, and copies the weights. */
class Matcher {
  readonly values: NamedTensors = new Map();

  constructor(
    private readonly title: Text,
    private readonly keras: KerasModel,
    private readonly expected: ReadonlyMap<string, { shape: number[] }>,
  ) {}

  private differs(what: Message): StudioError {
    return new StudioError(message('exporting.keras.differs', { title: this.title, what }));
  }

  private other(name: string, expected: Text, found: Text): StudioError {
    return this.differs(message('exporting.keras.difference.other', { name, expected, found }));
  }

  operations(expected: Operation[], given: Operation[]): void {
    for (let i = 0; i < Math.max(expected.length, given.length); i++) {
      const [ours, theirs] = [expected[i], given[i]];
      if (!theirs) {
        const { description: expected } = ours!;
        throw this.differs(message('exporting.keras.difference.ends', { expected }));
      }
      const found = theirs.description;
      const { name } = theirs.layer;
      if (!ours) throw this.differs(message('exporting.keras.difference.more', { name, found }));
      if (ours.kind === theirs.kind) this.weights(ours, theirs);
      if (english(ours.description) !== english(found)) {
        throw this.other(name, ours.description, found);
      }
      if (ours.inputs.join() !== theirs.inputs.join()) {
        throw this.differs(message('exporting.keras.difference.inputs', { name, found }));
      }
    }
  }

  private weights(ours: Operation, theirs: Operation): void {
    for (const weight of new Set([...ours.weights, ...theirs.weights])) {
      const name = `${theirs.layer.name}/${weight}`;
      const key = `${ours.layer.name}/${weight}`;
      const expected = this.expected.get(key);
      const found = theirs.weights.includes(weight)
        ? this.keras.weight(theirs.layer, weight)
        : undefined;
      this.check(name, expected?.shape, found);
      this.values.set(key, { shape: found!.shape, values: found!.read() });
    }
  }

  check(name: string, expected: number[] | undefined, found: StoredTensor | undefined): void {
    const nothing = message('exporting.keras.difference.nothing');
    const want = expected ? dimensions(expected) : nothing;
    const have = found ? dimensions(found.shape) : nothing;
    if (expected?.join() !== found?.shape.join()) throw this.other(name, want, have);
  }
}

/** The last dense layer, with its weights as the studio's networks have them. */
function copyOutput(matcher: Matcher, keras: KerasModel, output: Output, inputs: number): void {
  const { layer } = output.dense;
  const kernel = keras.weight(layer, 'kernel');
  matcher.check(`${layer.name}/kernel`, [inputs, output.units], kernel);
  const bias = output.dense.weights.includes('bias') ? keras.weight(layer, 'bias') : null;
  if (bias !== null) matcher.check(`${layer.name}/bias`, [output.units], bias);
  const stored = storedOutput(output, kernel!.read(), bias?.read() ?? null);
  const width = stored.bias.length;
  matcher.values.set('predictions/kernel', { shape: [inputs, width], values: stored.kernel });
  matcher.values.set('predictions/bias', { shape: [width], values: stored.bias });
}

/**
 * The studio's network with the weights of a Keras model, compared operation by operation and
 * tensor by tensor. `scaling` is what the user says is done to pixels 0–255 before the model.
 * @throws an Error with a message for the user that names the first difference.
 */
export function convertKeras(keras: KerasModel, scaling: InputScaling): Converted {
  const { inputSize, operations: found } = keras;
  const output = outputOf(keras);
  const shapeOf = (operation: Operation, weight: string) =>
    keras.weight(operation.layer, weight)?.shape;
  const recognised = recognise(found, shapeOf, inputSize, classCountOf(output));
  const before = scaling.scale === 1 && scaling.offset === 0 ? null : scaling;
  const built = recognised.build(found.scaling ? composed(before, found.scaling) : scaling);
  try {
    const topology = topologyOf(built);
    const expected = variablesOf(built.weights);
    const ours = operationsOf(kerasLayers(topology), inputSize).operations;
    const { title } = definitionOf(recognised.model.kind);
    const matcher = new Matcher(title, keras, expected);
    // The last dense layer and its activation are compared apart: two outputs become one.
    matcher.operations(ours.slice(0, -2), found.operations.slice(0, output.at));
    copyOutput(matcher, keras, output, expected.get('predictions/kernel')!.shape[0]!);
    const weights: NamedTensors = new Map();
    for (const name of expected.keys()) weights.set(name, matcher.values.get(name)!);
    return { network: { topology, weights }, model: recognised.model };
  } finally {
    built.dispose();
  }
}
