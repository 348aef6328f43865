/** A network as Keras 2 kept it in one .h5 file. Source: keras.src.saving.legacy.hdf5_format, Keras 2.15. */
import type { Network } from '../format';
import { layersOf } from '../graph/topology';
import { groupIn, place, type Group } from '../hdf5/writeHdf5';
import { settingsOf, weightsOf } from './keras3';

const VERSIONS = { keras_version: '2.15.0', backend: 'tensorflow' };

function modelConfig(topology: unknown, name: string): string {
  const layers = layersOf(topology).map((layer) => ({
    class_name: layer.className,
    config: {
      ...{ name: layer.name, dtype: 'float32' },
      ...(layer.className === 'InputLayer'
        ? { batch_input_shape: layer.config.batch_input_shape, sparse: false }
        : settingsOf(layer)),
    },
    name: layer.name,
    inbound_nodes:
      layer.inputs.length === 0 ? [] : [layer.inputs.map((input) => [input, 0, 0, {}])],
  }));
  const [first, last] = [layers[0]!, layers.at(-1)!];
  const config = {
    ...{ name, trainable: true, layers },
    input_layers: [[first.name, 0, 0]],
    output_layers: [[last.name, 0, 0]],
  };
  return JSON.stringify({ class_name: 'Functional', config });
}

/** The whole file: the configuration in an attribute, the weights by layer. */
export function kerasH5(network: Network, name: string): Group {
  const root: Group = {
    attributes: { ...VERSIONS, model_config: modelConfig(network.topology, name) },
    children: new Map(),
  };
  const weights = groupIn(root, 'model_weights');
  const layers = layersOf(network.topology);
  weights.attributes = { ...VERSIONS, layer_names: layers.map((layer) => layer.name) };
  for (const layer of layers) {
    const group = groupIn(weights, layer.name);
    const own = weightsOf(network, layer);
    if (own.length === 0) continue;
    group.attributes = { weight_names: own.map((weight) => `${layer.name}/${weight.name}:0`) };
    for (const { name: weight, shape, values } of own) {
      place(group, [layer.name, `${weight}:0`], { shape, values });
    }
  }
  return root;
}
