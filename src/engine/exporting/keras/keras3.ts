/** A network as Keras 3 describes it. Source: keras.src.saving (serialization_lib, saving_lib), Keras 3.0 to 3.15. */
import { message, StudioError } from '../../../texts/message';
import { layersOf, type TopologyLayer } from '../graph/topology';
import { groupIn, place, type Group } from '../hdf5/writeHdf5';
import type { Network } from '../format';

/** The settings of each layer that Keras 3.0 knows; initializers only matter before training. */
const SETTINGS: Record<string, readonly string[]> = {
  InputLayer: [],
  Rescaling: ['scale', 'offset'],
  ZeroPadding2D: ['padding', 'data_format'],
  Conv2D: ['filters', 'kernel_size', 'strides', 'padding', 'data_format', 'activation', 'use_bias'],
  DepthwiseConv2D: [
    ...['kernel_size', 'strides', 'padding', 'depth_multiplier', 'data_format', 'activation'],
    'use_bias',
  ],
  BatchNormalization: ['axis', 'momentum', 'epsilon', 'center', 'scale'],
  ReLU: ['max_value'],
  Add: [],
  MaxPooling2D: ['pool_size', 'strides', 'padding', 'data_format'],
  AveragePooling2D: ['pool_size', 'strides', 'padding', 'data_format'],
  GlobalAveragePooling2D: ['data_format'],
  Flatten: [],
  Dense: ['units', 'activation', 'use_bias'],
  Dropout: ['rate'],
};

/** The order in which Keras keeps a layer's weights. */
const WEIGHTS = [
  ...['kernel', 'depthwise_kernel', 'bias', 'gamma', 'beta', 'moving_mean', 'moving_variance'],
];

const tensor = (layer: string) => ({
  class_name: '__keras_tensor__',
  config: { shape: [null], dtype: 'float32', keras_history: [layer, 0, 0] },
});

/**
 * What of a layer's settings is kept: no initializers, whose seeds some Keras versions cannot
 * read. Throws an Error with a message for the user when the layer is none that is known here.
 */
export function settingsOf({ name, className, config }: TopologyLayer): Record<string, unknown> {
  const settings = SETTINGS[className];
  if (!settings) {
    throw new StudioError(message('exporting.kerasLayerImpossible', { name, kind: className }));
  }
  const kept = Object.entries(config).filter(([key]) => settings.includes(key));
  return { trainable: config.trainable ?? true, ...Object.fromEntries(kept) };
}

function layerConfig(layer: TopologyLayer) {
  const { name, className, config, inputs } = layer;
  const own =
    className === 'InputLayer' ? { batch_shape: config.batch_input_shape } : settingsOf(layer);
  const tensors = inputs.map(tensor);
  // A layer of several inputs takes them as one list.
  const node = { args: tensors.length > 1 ? [tensors] : tensors, kwargs: {} };
  return {
    ...{ module: 'keras.layers', class_name: className, registered_name: null, name },
    config: { name, dtype: 'float32', ...own },
    inbound_nodes: inputs.length === 0 ? [] : [node],
  };
}

/** `config.json` of a .keras file. */
export function kerasConfig(topology: unknown, name: string): object {
  const layers = layersOf(topology);
  const [first, last] = [layers[0]!, layers.at(-1)!];
  return {
    ...{ module: 'keras.src.models.functional', class_name: 'Functional' },
    registered_name: 'Functional',
    config: {
      ...{ name, trainable: true, layers: layers.map(layerConfig) },
      input_layers: [[first.name, 0, 0]],
      output_layers: [[last.name, 0, 0]],
    },
  };
}

/** Keras's own: Conv2D → conv2d, ReLU → re_lu, BatchNormalization → batch_normalization. */
const snakeCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** The weights of a layer in Keras's order, with their names. */
export const weightsOf = ({ weights }: Network, layer: TopologyLayer) =>
  WEIGHTS.flatMap((name) => {
    const weight = weights.get(`${layer.name}/${name}`);
    return weight ? [{ name, ...weight }] : [];
  });

/** `model.weights.h5` of a .keras file: layers/<class>[_n]/vars/<i>, with a group for every layer. */
export function kerasWeights(network: Network): Group {
  const root: Group = { children: new Map() };
  groupIn(root, 'vars');
  const layers = groupIn(root, 'layers');
  const counts = new Map<string, number>();
  for (const layer of layersOf(network.topology)) {
    const kind = snakeCase(layer.className);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const vars = groupIn(groupIn(layers, count === 0 ? kind : `${kind}_${count}`), 'vars');
    vars.attributes = { name: layer.name };
    weightsOf(network, layer).forEach(({ shape, values }, i) =>
      place(vars, [String(i)], { shape, values }),
    );
  }
  return root;
}
