import * as v from 'valibot';

/** A layer as far as it is decided here; a model among the layers has layers itself. */
const layer = v.looseObject({
  name: v.string(),
  class_name: v.string(),
  config: v.looseObject({ layers: v.optional(v.unknown()) }),
  inbound_nodes: v.array(v.array(v.looseTuple([v.string(), v.number()]))),
});

const functional = v.looseObject({ config: v.looseObject({ layers: v.array(layer) }) });

/** A Sequential, whose layers follow each other and name no inputs. */
const sequential = v.looseObject({
  class_name: v.literal('Sequential'),
  config: v.looseObject({ layers: v.array(v.unknown()) }),
});

type Layers = v.InferOutput<typeof functional>['config']['layers'];

/** Whether each call of a layer gets its inputs, in some order of the calls. */
function everyCallGetsItsInputs(layers: Layers): boolean {
  // How many outputs a layer has given; a model among the layers has one from being built.
  const given = new Map(
    layers.map(({ name, class_name, config }) => [
      name,
      class_name === 'InputLayer' || config.layers !== undefined ? 1 : 0,
    ]),
  );
  let waiting = layers.flatMap(({ name, inbound_nodes }) =>
    inbound_nodes.map((inputs) => ({ name, inputs })),
  );
  while (waiting.length > 0) {
    const left = waiting.filter(({ name, inputs }) => {
      if (!inputs.every(([input, index]) => (given.get(input) ?? 0) > index)) return true;
      given.set(name, (given.get(name) ?? 0) + 1);
      return false;
    });
    if (left.length === waiting.length) return false;
    waiting = left;
  }
  return true;
}

/**
 * Whether the layers of a network, and of the models in it, are connected. tfjs tries to call a
 * layer until its inputs are there: with a layer that nothing feeds, as in a damaged file, it
 * never ends. `topology` is what `LayersModel.toJSON` gives, also inside `model_config`.
 */
export function isConnected(topology: unknown): boolean {
  const inner = v.safeParse(v.looseObject({ model_config: v.unknown() }), topology);
  const model = inner.success ? inner.output.model_config : topology;
  const own = v.safeParse(sequential, model);
  const modelsIn = (layers: readonly unknown[]) =>
    layers.filter((each) => (each as { config?: { layers?: unknown } }).config?.layers);
  if (own.success) return modelsIn(own.output.config.layers).every(isConnected);
  const result = v.safeParse(functional, model);
  if (!result.success) return false;
  const { layers } = result.output.config;
  return everyCallGetsItsInputs(layers) && modelsIn(layers).every(isConnected);
}
