import * as tf from '@tensorflow/tfjs';
import { isSigmoid, POSITIVE_CLASS } from '../../domain/task';
import type { Forward } from '../models/family';
import type { AttributionMap } from '../protocol/models';
import { message, StudioError } from '../../texts/message';

/** Layers that only thin out or reshape the activations of a convolution; they are skipped. */
const SKIPPED = new Set([
  'MaxPooling2D',
  'AveragePooling2D',
  'Dropout',
  'SpatialDropout2D',
  'ZeroPadding2D',
]);

/** The layers that end the spatial part of a network. */
const FLATTENING = new Set(['Flatten', 'GlobalAveragePooling2D', 'GlobalMaxPooling2D']);

interface Cut {
  /** Gives the last spatial activations, [1, h, w, channels]. */
  backbone: tf.LayersModel;
  /** Everything after them, in order, the classifying dense layer last. */
  tail: tf.layers.Layer[];
}

/** The layer whose output `layer` reads; networks here are a single chain after the cut. */
function sourceOf(layer: tf.layers.Layer): tf.layers.Layer {
  const input = layer.input;
  if (Array.isArray(input)) {
    throw new StudioError(message('evaluation.gradCam.inputs', { layer: layer.name }));
  }
  return input.sourceLayer;
}

/**
 * Finds the last spatial activations, by the layers' types.
 * @throws an Error with a message for the user when the model has none.
 */
export function cutAtLastActivation(model: tf.LayersModel): Cut {
  const tail = [model.outputs[0]!.sourceLayer];
  let flattened = false;
  for (;;) {
    const layer = tail[0]!;
    flattened ||= FLATTENING.has(layer.getClassName());
    const source = sourceOf(layer);
    if (source.getClassName() === 'InputLayer') {
      throw new StudioError(message('evaluation.gradCam.noConvolution'));
    }
    const outputs = source.output as tf.SymbolicTensor;
    if (flattened && outputs.shape.length === 4 && !SKIPPED.has(source.getClassName())) {
      // Only the backbone's wiring is new; its layers and weights are the model's own.
      return { backbone: tf.model({ inputs: model.inputs, outputs }), tail };
    }
    tail.unshift(source);
  }
}

/** The logit of `classIndex`: the classifying layer's output before its sigmoid or softmax. */
function logit(classifier: tf.layers.Layer, input: tf.Tensor, classIndex: number): tf.Scalar {
  const [kernel, bias] = classifier.getWeights();
  if (classifier.getClassName() !== 'Dense' || !kernel) {
    throw new StudioError(message('evaluation.gradCam.notDense'));
  }
  let logits: tf.Tensor = tf.matMul(input as tf.Tensor2D, kernel as tf.Tensor2D);
  if (bias) logits = tf.add(logits, bias);
  // A sigmoid's logit is the positive class's; the other class has its negative.
  if (isSigmoid(kernel.shape[1]!)) {
    return tf.mul(tf.sum(logits), classIndex === POSITIVE_CLASS ? 1 : -1);
  }
  return tf.sum(tf.slice(logits, [0, classIndex], [-1, 1]));
}

/**
 * Grad-CAM (arXiv 1610.02391): the last spatial activations, each channel weighted by
 * how much it raises the logit of `classIndex`, added up, the negative cut off.
 *
 * @param model ends in a dense layer of one sigmoid or one softmax output a class
 * @param image what the model takes: [1, size, size, 3], 0–255; not disposed
 * @param activationsOf gives those activations where there is a faster way than the layers
 * @returns a map as small as those activations, in [0, 1] with 1 where the logit
 *   was raised most; all 0 when nothing raised it
 */
export async function gradCam(
  model: tf.LayersModel,
  image: tf.Tensor4D,
  classIndex: number,
  activationsOf?: Forward['activations'],
): Promise<AttributionMap> {
  const { backbone, tail } = cutAtLastActivation(model);
  const classifier = tail.at(-1)!;
  const map = tf.tidy(() => {
    const activations = activationsOf?.(image) ?? (backbone.predict(image) as tf.Tensor4D);
    const gradient = tf.grad((spatial) => {
      const features = tail
        .slice(0, -1)
        .reduce((value, layer) => layer.apply(value, { training: false }) as tf.Tensor, spatial);
      return logit(classifier, features, classIndex);
    })(activations);
    const weights = tf.mean(gradient, [1, 2], true);
    const attribution = tf.relu(tf.sum(tf.mul(activations, weights), 3));
    return tf.divNoNan(attribution, tf.max(attribution)) as tf.Tensor3D;
  });
  const values = (await map.data()) as Float32Array;
  const [, height, width] = map.shape;
  map.dispose();
  if (height !== width) throw new StudioError(message('evaluation.gradCam.notSquare'));
  return { size: height, values };
}
