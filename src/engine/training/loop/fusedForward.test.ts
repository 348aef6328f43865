import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { startKernelsInNode } from '../../backend/wasm/nodeKernels.fixture';
import { buildModel } from '../../models/registry';
import { Adam } from './adam';
import { disposeBatch } from './batches';
import { syntheticSource } from './synthetic.fixture';
import { trainableModel } from './trainable';
import { trainStep } from './trainStep';

beforeAll(async () => {
  await startKernelsInNode(true);
}, 60_000);

/** Mean losses of twenty training steps of a small version of the tutorial's CNN, from one seed. */
async function losses(backend: string): Promise<number[]> {
  await tf.setBackend(backend);
  const model = buildModel(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: 12, classCount: 2, seed: 7 },
  );
  const trainable = trainableModel(model);
  const optimizer = new Adam(trainable.variables, 1e-3);
  const source = syntheticSource(12, 2, { train: 32, validation: 8, batchSize: 8 });
  const results: number[] = [];
  let tensors = 0;
  for (let step = 0; step < 20; step++) {
    const batch = await source.train(1 + Math.floor(step / 4), step % 4);
    const totals = trainStep(trainable, optimizer, batch, step);
    results.push((await totals.data())[0]! / 8);
    totals.dispose();
    disposeBatch(batch);
    if (step === 0) tensors = tf.memory().numTensors;
  }
  expect(tf.memory().numTensors).toBe(tensors);
  optimizer.dispose();
  model.dispose();
  return results;
}

it('follows the stock run from the same seed to 1e-3 in loss over 20 steps', async () => {
  const stock = await losses('cpu');
  const ours = await losses('wasm');
  expect(stock.at(-1)).toBeLessThan(stock[0]!);
  stock.forEach((loss, step) => expect(Math.abs(loss - ours[step]!)).toBeLessThan(1e-3));
}, 120_000);
