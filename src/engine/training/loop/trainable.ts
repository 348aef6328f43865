import * as tf from '@tensorflow/tfjs';
import { seedDropout } from '../../models/layers/seededDropout';
import { variablesOf } from '../../models/weights';
import { forwardPass } from './fusedForward';

/** What a stage trains: the variables, and the function from a batch's inputs to logits. */
export interface Trainable {
  /** Variables that the optimizer updates, by stable name, in the order of the network. */
  variables: Map<string, tf.Variable>;
  /** Variables that a training pass updates: the statistics of batch normalisation. */
  state: Map<string, tf.Variable>;
  /**
   * Logits before the last activation: [n, 1] for two classes, [n, classes] for more.
   * `seed` determines this step's dropout; null is inference.
   */
  logits(inputs: tf.Tensor, seed: number | null): tf.Tensor2D;
}

/**
 * A whole model, or the part of it from `from` on, whose last layer is a Dense with
 * sigmoid or softmax. The loss is computed from logits, which is stable where the
 * probabilities are 0 or 1; the model is not changed.
 */
export function trainableModel(
  model: tf.LayersModel,
  from: tf.SymbolicTensor = model.inputs[0]!,
): Trainable {
  const output = model.layers.at(-1)!;
  // It shares its layers with `model`, so it must not be disposed of.
  const body = tf.model({ inputs: from, outputs: output.input as tf.SymbolicTensor });
  const forward = forwardPass(body);
  const layers = [...body.layers, output];
  const [kernel, bias] = [...variablesOf(output.weights).values()];
  return {
    variables: variablesOf(layers.flatMap((layer) => layer.trainableWeights)),
    state: variablesOf(
      layers.flatMap((layer) => (layer.trainable ? layer.nonTrainableWeights : [])),
    ),
    logits: (inputs, seed) =>
      tf.tidy(() => {
        if (seed !== null) seedDropout(layers, seed);
        const features = forward(inputs, seed !== null) as tf.Tensor2D;
        return tf.add(tf.matMul(features, kernel as tf.Tensor2D), bias!);
      }),
  };
}
