import * as tf from '@tensorflow/tfjs';
import type { Network } from './format';
import { joinWeights, weightSpecs } from './weightData';

/** A tfjs model of the network, on the current backend. Throws when its weights do not fit. */
export function loadModel({ topology, weights }: Network): Promise<tf.LayersModel> {
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: topology as tf.io.ModelArtifacts['modelTopology'],
      weightSpecs: weightSpecs(weights),
      weightData: joinWeights(weights).buffer,
    }),
  );
}

/** The model's network without its weights, as `model.json` holds it. */
export const topologyOf = (model: tf.LayersModel): unknown => model.toJSON(null, false);
