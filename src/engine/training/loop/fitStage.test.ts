import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainingEvent } from '../../../domain/run/event';
import { outputActivation, outputWidth } from '../../../domain/task';
import { startKernelsInNode } from '../../backend/wasm/nodeKernels.fixture';
import { buildCnn } from '../../models/cnn/build';
import { BatchNormalization } from '../../models/layers/batchNormalization';
import { readValues, variablesOf } from '../../models/weights';
import { fitStage, type StageOptions, type StageState } from './fitStage';
import { syntheticSource } from './synthetic.fixture';
import { trainableModel } from './trainable';

const SIZE = 8;
/** The argument of `return()`, whose value is not used. */
const NOTHING = { bestEpoch: 0, bestValLoss: 0 };

beforeAll(async () => {
  await startKernelsInNode(true);
  await tf.setBackend('wasm');
}, 60_000);

type Build = (classCount: number) => tf.LayersModel;

const cnn: Build = (classCount) =>
  buildCnn({ kind: 'cnn', dropout: 0.25 }, { imageSize: SIZE, classCount, seed: 7 });

/** A network whose training pass updates statistics. */
const normalised: Build = (classCount) =>
  tf.sequential({
    layers: [
      tf.layers.conv2d({
        ...{ name: 'conv', filters: 8, kernelSize: 3, useBias: false, inputShape: [SIZE, SIZE, 3] },
        kernelInitializer: tf.initializers.glorotUniform({ seed: 7 }),
      }),
      new BatchNormalization({ name: 'bn', momentum: 0.9 }),
      tf.layers.reLU(),
      tf.layers.flatten(),
      tf.layers.dense({
        ...{
          name: 'dense',
          units: outputWidth(classCount),
          activation: outputActivation(classCount),
        },
        kernelInitializer: tf.initializers.glorotUniform({ seed: 8 }),
      }),
    ],
  });

function setUp(classCount: number, changes: Partial<StageOptions> = {}, build: Build = cnn) {
  const model = build(classCount);
  const states: StageState[] = [];
  const options: StageOptions = {
    stage: 'train',
    trainable: trainableModel(model),
    source: syntheticSource(SIZE, classCount, { train: 22, validation: 10, batchSize: 8 }),
    seed: 7,
    learningRate: 1e-3,
    classWeights: null,
    averageOver: null,
    epochsBefore: 0,
    epochs: 3,
    patience: null,
    resume: null,
    onEpoch: async (state) => states.push(state) > 0,
    ...changes,
  };
  return { model, states, options };
}

async function collect(stream: AsyncGenerator<TrainingEvent, unknown>): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const curveOf = (events: TrainingEvent[]) =>
  events.flatMap((event) => (event.kind === 'epoch' ? [{ ...event.record, seconds: 0 }] : []));

describe('fitStage', () => {
  it.each([2, 3])('learns to tell %i classes apart', async (classCount) => {
    const { model, options } = setUp(classCount, { epochs: 10, learningRate: 4e-3 });
    const curve = curveOf(await collect(fitStage(options)));
    expect(curve).toHaveLength(10);
    expect(curve.at(-1)!.valLoss).toBeLessThan(curve[0]!.valLoss * 0.8);
    expect(curve.at(-1)!.valAccuracy).toBe(1);
    model.dispose();
  });

  it.each([
    ['a CNN', null, cnn],
    ['a CNN whose weights are averaged', 4, cnn],
    ['batch normalisation', null, normalised],
    ['batch normalisation that is averaged', 4, normalised],
  ])(
    'goes on from an epoch with the curve of an uninterrupted run: %s',
    async (_, averageOver, build) => {
      const whole = setUp(2, { averageOver }, build);
      const uninterrupted = curveOf(await collect(fitStage(whole.options)));
      const first = setUp(2, { averageOver }, build);
      const stream = fitStage(first.options);
      while (first.states.length < 1) await stream.next();
      await stream.return(NOTHING);
      const resume = structuredClone(first.states[0]!);
      const second = setUp(2, { averageOver, resume }, build);
      const rest = curveOf(await collect(fitStage(second.options)));
      expect(rest).toEqual(uninterrupted.slice(1));
      for (const { model } of [whole, first, second]) model.dispose();
    },
  );

  it('holds the same number of tensors after every epoch, and none of its own at the end', async () => {
    const { model, options } = setUp(2, { epochs: 4, averageOver: 4 });
    const before = tf.memory().numTensors;
    const counts: number[] = [];
    for await (const event of fitStage(options)) {
      if (event.kind === 'checkpoint') counts.push(tf.memory().numTensors);
    }
    expect(new Set(counts).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('validates and keeps the average if configured, and continues from the unaveraged weights', async () => {
    const plain = setUp(2);
    const averaging = setUp(2, { averageOver: 4 });
    const asTheyAre = curveOf(await collect(fitStage(plain.options)));
    const averaged = curveOf(await collect(fitStage(averaging.options)));
    expect(averaged.map(({ loss }) => loss)).toEqual(asTheyAre.map(({ loss }) => loss));
    expect(averaged.at(-1)!.valLoss).not.toBe(asTheyAre.at(-1)!.valLoss);
    const { unaveraged, weights } = averaging.states.at(-1)!;
    expect(unaveraged).toEqual(plain.states.at(-1)!.weights);
    expect(weights).not.toEqual(unaveraged);
    for (const { model } of [plain, averaging]) model.dispose();
  });

  it('leaves the best weights, and nothing else, when stopped in mid-epoch', async () => {
    const { model, states, options } = setUp(2);
    const before = tf.memory().numTensors;
    const stream = fitStage(options);
    let steps = 0;
    while (states.length === 0 || steps < 5) {
      const { value } = await stream.next();
      if (value && 'kind' in value && value.kind === 'step') steps++;
    }
    await stream.return(NOTHING);
    expect(await readValues(options.trainable.variables)).toEqual(states.at(-1)!.bestWeights);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('stops early after `patience` epochs without a lower validation loss', async () => {
    const { model, options } = setUp(2, {
      epochs: 9,
      patience: 2,
      baseline: { epoch: 0, valLoss: 1e-9 },
    });
    expect(curveOf(await collect(fitStage(options)))).toHaveLength(2);
    model.dispose();
  });

  it('throws when the loss is no longer a number', async () => {
    const { model, options } = setUp(2, { learningRate: 1e30 });
    await expect(collect(fitStage(options))).rejects.toThrow('no longer a number');
    model.dispose();
  });

  it('updates the statistics of batch normalisation, and keeps those of the best epoch', async () => {
    const { model, states, options } = setUp(2, { epochs: 3 }, normalised);
    await collect(fitStage(options));
    const means = states.map(({ weights }) => weights.get('bn/moving_mean')!.values);
    expect(means[0]).not.toEqual(new Float32Array(8));
    expect(means[1]).not.toEqual(means[0]);
    const best = states.at(-1)!.bestWeights;
    const kept = await readValues(variablesOf(model.weights));
    for (const part of ['gamma', 'beta', 'moving_mean', 'moving_variance']) {
      expect(kept.get(`bn/${part}`)!.values).toEqual(best.get(`bn/${part}`)!.values);
    }
    model.dispose();
  });

  it('trains batch normalisation by the batch and evaluates by the moving statistics', () => {
    const { model, options } = setUp(2, {}, normalised);
    const x = tf.randomUniform([6, SIZE, SIZE, 3], 0, 255, 'float32', 5);
    const { logits } = options.trainable;
    const [training, evaluating] = [logits(x, 1), logits(x, null)].map((t) => t.dataSync());
    const stock = model.predict(x) as tf.Tensor;
    evaluating!.forEach((logit, i) =>
      expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(stock.dataSync()[i]!, 5),
    );
    expect(training).not.toEqual(evaluating);
    model.dispose();
  });
});
