import * as v from 'valibot';
import { message, StudioError } from '../../../texts/message';

/** A layer of a Keras model that is no model itself. */
export interface KerasLayer {
  /** Its name, as the file has it. */
  name: string;
  className: string;
  config: Record<string, unknown>;
  /** Positions, in the list of layers, of those whose outputs it takes. */
  inputs: number[];
  /** What it is called with, in order: `x / 127.5` is ['input', 127.5]. */
  arguments: ('input' | number)[];
  /** The models that it is in, the outermost left out; and its own place in the innermost. */
  path: LayerPlace[];
}

/** Where a layer is in its model, as the weight files of Keras say it. */
export interface LayerPlace {
  name: string;
  /** Its class and its number among the layers of that class: `conv2d_3`. */
  numbered: string;
}

/** MobileNetV2 has 154 layers. */
const MOST_LAYERS = 2000;
const MOST_LEVELS = 8;

const layerSchema = v.looseObject({
  class_name: v.string(),
  config: v.record(v.string(), v.unknown()),
  name: v.optional(v.string()),
  inbound_nodes: v.optional(v.array(v.unknown())),
});
type LayerConfig = v.InferOutput<typeof layerSchema>;

const modelSchema = v.looseObject({
  class_name: v.picklist(['Sequential', 'Functional', 'Model']),
  config: v.looseObject({
    layers: v.array(layerSchema),
    build_input_shape: v.optional(v.unknown()),
    input_layers: v.optional(v.unknown()),
    output_layers: v.optional(v.unknown()),
  }),
});
type ModelConfig = v.InferOutput<typeof modelSchema>;

const unreadable = () => new StudioError(message('exporting.keras.unreadable'));

const isModel = (layer: LayerConfig): boolean => 'layers' in layer.config;

/** Conv2D → conv2d, BatchNormalization → batch_normalization: how Keras names a class in files. */
const snakeCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

interface Inputs {
  layers: string[];
  arguments: KerasLayer['arguments'];
}

/**
 * The outputs that a node takes. Keras 2 writes `["conv2d", 0, 0, {"y": 127.5}]`; Keras 3 an
 * object of class `__keras_tensor__` with `keras_history: ["conv2d", 0, 0]`.
 */
function collectInputs(node: unknown, found: Inputs): Inputs {
  if (typeof node === 'number') found.arguments.push(node);
  else if (Array.isArray(node)) {
    const [name, index, tensor, settings] = node as unknown[];
    if (typeof name === 'string' && typeof index === 'number' && typeof tensor === 'number') {
      found.layers.push(name);
      found.arguments.push('input');
      const { y } = (settings ?? {}) as { y?: unknown };
      if (typeof y === 'number') found.arguments.push(y);
    } else for (const inner of node) collectInputs(inner, found);
  } else if (typeof node === 'object' && node !== null) {
    const { keras_history: history } = ((node as { config?: unknown }).config ?? {}) as {
      keras_history?: unknown;
    };
    if (history) collectInputs(history, found);
    else if ('args' in node) collectInputs(node.args, found);
  }
  return found;
}

/** The names in `input_layers` or `output_layers`, which are `["x", 0, 0]` or a list of such. */
const namesOf = (value: unknown): string[] =>
  collectInputs(value, { layers: [], arguments: [] }).layers;

function parseModel(config: unknown): ModelConfig {
  const result = v.safeParse(modelSchema, config);
  if (result.success) return result.output;
  throw unreadable();
}

const nameOf = ({ name, config }: LayerConfig): string => name ?? String(config.name);

class Flattener {
  readonly layers: KerasLayer[] = [];

  /** Add the layers of a model; `inputs` are what it is applied to. Gives its output's position. */
  add(config: unknown, inputs: number[], path: LayerPlace[]): number {
    if (path.length > MOST_LEVELS) throw unreadable();
    const model = parseModel(config);
    const outputs = new Map<string, number>();
    const counts = new Map<string, number>();
    let previous = inputs;
    let fed = 0;
    for (const layer of model.config.layers) {
      const name = nameOf(layer);
      const kind = snakeCase(layer.class_name);
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      const place = { name, numbered: count === 0 ? kind : `${kind}_${count}` };
      const isInput = layer.class_name === 'InputLayer';
      // An inner model's input is what it is applied to.
      if (isInput && inputs.length > 0) {
        const given = inputs[fed++];
        if (given === undefined) throw unreadable();
        outputs.set(name, given);
        continue;
      }
      const taken = this.inputsOf(layer, outputs, isInput ? [] : previous);
      const at = isModel(layer)
        ? this.add(layer, taken.inputs, [...path, place])
        : this.push({
            ...{ name, className: layer.class_name, config: layer.config, ...taken },
            path: [...path, place],
          });
      outputs.set(name, at);
      previous = [at];
    }
    const [last] = namesOf(model.config.output_layers);
    const output = last === undefined ? previous[0] : outputs.get(last);
    if (output === undefined) throw unreadable();
    return output;
  }

  /** A layer of a Sequential takes the one before it. */
  private inputsOf(
    { inbound_nodes: nodes }: LayerConfig,
    outputs: Map<string, number>,
    previous: number[],
  ): Pick<KerasLayer, 'inputs' | 'arguments'> {
    if (!nodes || nodes.length === 0) {
      return { inputs: previous, arguments: ['input'] };
    }
    // An inner model also has the node that it was made with, before the one it is applied by.
    for (const node of [...nodes].reverse()) {
      const { layers, arguments: given } = collectInputs(node, { layers: [], arguments: [] });
      const inputs = layers.map((name) => outputs.get(name));
      if (inputs.every((at) => at !== undefined)) return { inputs, arguments: given };
    }
    throw unreadable();
  }

  private push(layer: KerasLayer): number {
    if (this.layers.length >= MOST_LAYERS) throw unreadable();
    return this.layers.push(layer) - 1;
  }
}

export interface KerasModelLayers {
  layers: KerasLayer[];
  /** Position of the layer that gives the model's output. */
  output: number;
}

/**
 * The layers of a Keras model in the order of the file, with inner models replaced by their
 * layers. `config` is what Keras 2 or 3 writes for the model.
 * @throws an Error with a message for the user when it describes no such model.
 */
export function kerasLayers(config: unknown): KerasModelLayers {
  const flattener = new Flattener();
  const output = flattener.add(config, [], []);
  return { layers: flattener.layers, output };
}

const shapeSchema = v.tuple([v.unknown(), v.number(), v.number(), v.literal(3)]);

/** Side of the input in pixels. Throws an Error with a message for the user. */
export function inputSizeOf(config: unknown, { layers }: KerasModelLayers): number {
  const { build_input_shape: built } = parseModel(config).config;
  const candidates = [
    ...layers.flatMap((layer) => [layer.config.batch_shape, layer.config.batch_input_shape]),
    built,
  ];
  for (const candidate of candidates) {
    const { success, output } = v.safeParse(shapeSchema, candidate);
    if (!success) continue;
    const [, height, width] = output;
    if (height === width && Number.isInteger(height) && height >= 8 && height <= 1024) {
      return height;
    }
    throw new StudioError(message('exporting.keras.inputShape', { width, height }));
  }
  throw new StudioError(message('exporting.keras.noInputShape'));
}
