import * as tf from '@tensorflow/tfjs';
import { averagePool } from '../../backend/ops/averagePool';
import { seedDropout } from '../layers/seededDropout';
import { HEAD_LAYERS } from './build';
import { runPlan } from './convUnit';
import { trainedUnits } from './trainedUnits';
import type { Plan } from '../../../domain/models/mobilenetv2Plan';
import { variablesOf } from '../weights';
import type { Trainable } from '../../training/loop/trainable';

/** Global average pooling: [n, height, width, channels] → [n, channels]. */
export const globalAveragePooling = (activations: tf.Tensor4D): tf.Tensor2D =>
  averagePool(activations, { gated: false });

/** Stage 1: only the head, over pooled features [n, channels]. */
export function headTrainable(model: tf.LayersModel): Trainable {
  const dense = model.getLayer(HEAD_LAYERS.dense);
  const dropout = model.getLayer(HEAD_LAYERS.dropout);
  const predictions = model.getLayer(HEAD_LAYERS.predictions);
  const variables = variablesOf([...dense.trainableWeights, ...predictions.trainableWeights]);
  const [kernel, bias] = [...variablesOf(predictions.weights).values()];
  return {
    variables,
    state: new Map(),
    logits: (inputs, seed) =>
      tf.tidy(() => {
        if (seed !== null) seedDropout([dropout], seed);
        const hidden = dense.apply(inputs) as tf.Tensor;
        const kept = dropout.apply(hidden, { training: seed !== null }) as tf.Tensor2D;
        return tf.add(tf.matMul(kept, kernel as tf.Tensor2D), bias!);
      }),
  };
}

/**
 * Stage 2: the unfrozen blocks and the head, over the input activations of the first of
 * those blocks, [n, height, width, channels]. Kernels, gamma and beta train; the
 * normalisation's mean and variance are constants.
 */
export function fineTuneTrainable(model: tf.LayersModel, tail: Plan): Trainable {
  const head = headTrainable(model);
  const weights = variablesOf(model.weights);
  const layers = tail.flatMap((block) => block.units.flatMap((unit) => [unit.name, unit.norm]));
  const trained = layers.flatMap((name) => model.getLayer(name).trainableWeights);
  const { run, pool } = trainedUnits(tail, (name) => weights.get(name)!);
  return {
    variables: new Map([...variablesOf(trained), ...head.variables]),
    state: new Map(),
    logits: (inputs, seed) =>
      tf.tidy(() => head.logits(pool(runPlan(tail, inputs as tf.Tensor4D, run)), seed)),
  };
}
