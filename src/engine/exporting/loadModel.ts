import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../domain/tensors';
import { joinWeights, weightSpecs } from './files';

/** The model of a topology, as tfjs writes it, with these weights. Throws when they do not fit. */
export function loadModel(topology: unknown, weights: NamedTensors): Promise<tf.LayersModel> {
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
