/** The tutorial's CNN on noise, ready to be stepped. */
import * as tf from '@tensorflow/tfjs';
import { buildModel } from '../../src/engine/models/registry';
import { Adam } from '../../src/engine/training/loop/adam';
import { disposeBatch, type Batch } from '../../src/engine/training/loop/batches';
import { trainableModel } from '../../src/engine/training/loop/trainable';
import { trainStep } from '../../src/engine/training/loop/trainStep';

export interface Stepper {
  /** Forward, backward, Adam; the step's totals, still on the device. */
  step(): tf.Tensor1D;
  /** Multiply-adds of a step's convolutions and dense layers, as 10⁹ operations, two each. */
  gflop: number;
  dispose(): void;
}

/** Multiply-adds of one image, forward; the backward pass is twice that but for the first layer. */
function stepGflop(size: number, batchSize: number): number {
  const layers = [
    size ** 2 * 27 * 16,
    (size / 2) ** 2 * 144 * 32,
    (size / 4) ** 2 * 288 * 64,
    (size / 8) ** 2 * 64 * 128,
  ];
  const forward = layers.reduce((sum, layer) => sum + layer, 0);
  return (2 * batchSize * (3 * forward - layers[0]!)) / 1e9;
}

export async function stepper(size: number, batchSize: number): Promise<Stepper> {
  const model = buildModel(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: size, classCount: 2, seed: 1 },
  );
  const trainable = trainableModel(model);
  const optimizer = new Adam(trainable.variables, 1e-3);
  const batch: Batch = {
    inputs: tf.randomUniform([batchSize, size, size, 3], 0, 255, 'float32', 1),
    labels: tf.tensor2d(
      Array.from({ length: batchSize }, (_, i) => i % 2),
      [batchSize, 1],
    ),
    weights: tf.ones([batchSize]) as tf.Tensor1D,
    count: batchSize,
  };
  let seed = 1;
  return {
    step: () => trainStep(trainable, optimizer, batch, seed++),
    gflop: stepGflop(size, batchSize),
    dispose() {
      disposeBatch(batch);
      optimizer.dispose();
      model.dispose();
    },
  };
}
