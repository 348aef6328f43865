import * as tf from '@tensorflow/tfjs';

/**
 * Divide the logits of a model by a temperature: kernel and bias of its last layer, a Dense with
 * sigmoid or softmax. So its probabilities are scaled in every program that it is exported to.
 */
export function applyTemperature(model: tf.LayersModel, temperature: number): void {
  const output = model.layers.at(-1)!;
  tf.tidy(() =>
    output.setWeights(output.getWeights().map((weight) => tf.div(weight, temperature))),
  );
}
