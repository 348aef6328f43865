import type * as tf from '@tensorflow/tfjs';
import type { LayerRow, ModelSummary } from '../../domain/model';

const size = (shape: tf.Shape): number =>
  shape.reduce<number>((product, side) => product * (side ?? 1), 1);

const count = (weights: tf.LayerVariable[]): number =>
  weights.reduce((total, weight) => total + size(weight.shape), 0);

/** The block a layer's name puts it in, or null when it stands alone. */
export type BlockOf = (layerName: string) => string | null;

/** The layer table as Keras prints it, in order, the input layer left out. */
export function summarise(model: tf.LayersModel, blockOf: BlockOf = () => null): ModelSummary {
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  return {
    layers: layers.map((layer): LayerRow => ({
      name: layer.name,
      type: layer.getClassName(),
      outputShape: (layer.outputShape as tf.Shape).slice(1).map((side) => side ?? 0),
      params: layer.countParams(),
      trainable: layer.trainable,
      block: blockOf(layer.name),
    })),
    params: count(model.weights),
    trainableParams: count(model.trainableWeights),
  };
}
