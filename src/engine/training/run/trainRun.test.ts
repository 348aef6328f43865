import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot, Split } from '../../../domain/dataset/dataset';
import type { TrainingEvent } from '../../../domain/run/event';
import type { CheckpointRecord } from '../../../domain/run/checkpoint';
import type { NamedTensors } from '../../../domain/tensors';
import { deriveSeed, randomFrom } from '../../../domain/random';
import { defaultRecipe, type Recipe } from '../../../domain/recipe/recipe';
import { noAugmentation } from '../../../domain/recipe/augmentation';
import type { BackendChoice, TestEvaluation, RunRecord } from '../../../domain/run/run';
import { runRecord } from '../../../domain/run/runRecord.fixture';
import type { RunPorts, TrainingJob } from './trainingPorts';
import { accuracy, confusionMatrix } from '../../../domain/evaluation/metrics';
import { trainRun } from './trainRun';

const SIZE = 8;
const backend: BackendChoice = { name: 'cpu', renderer: 'test', hardware: false, reason: '' };

const splitOf = (i: number): Split => (i < 16 ? 'train' : i < 20 ? 'validation' : 'test');
const snapshot: Snapshot = {
  version: 2,
  hash: 'snapshot',
  classes: ['dark', 'light'],
  classIds: ['a', 'b'],
  items: Array.from({ length: 24 }, (_, i) => ({
    ...{ hash: `h${i}`, path: `${i}.jpg`, classIndex: i % 2, split: splitOf(i) },
  })),
};

/** The stored data of a run, and the ports that write it. */
class Store {
  run: RunRecord;
  checkpoint: CheckpointRecord | null = null;
  tensors: NamedTensors = new Map();
  evaluation: TestEvaluation | null = null;
  closed = 0;

  constructor(recipe: Recipe) {
    const { hash: snapshotHash, classes } = snapshot;
    this.run = runRecord({ status: 'running', recipe, snapshotHash, classes });
  }

  readonly ports: RunPorts = {
    preparePixels: async (hashes, size, onDone) => {
      onDone(hashes.length);
      return {
        ...{ size, count: hashes.length, close: async () => void this.closed++ },
        read(indices, target) {
          const bytes = size * size * 3;
          Array.from(indices).forEach((index, row) => {
            const random = randomFrom(deriveSeed(index, 'pixels'));
            const base = (index % 2) * 100;
            for (let i = 0; i < bytes; i++) target[row * bytes + i] = base + random() * 128;
          });
        },
      };
    },
    pretrained: () => Promise.reject(new Error('The CNN needs none.')),
    updateRun: async (changes) => void Object.assign(this.run, changes),
    saveCheckpoint: async (checkpoint, tensors, keep, changes) => {
      this.checkpoint = checkpoint;
      this.tensors = new Map([...[...this.tensors].filter(([name]) => keep(name)), ...tensors]);
      Object.assign(this.run, changes);
    },
    finishRun: async (weights, evaluation, changes) => {
      [this.checkpoint, this.tensors, this.evaluation] = [null, weights, evaluation];
      Object.assign(this.run, changes);
    },
  };

  job(): TrainingJob {
    const checkpoint = this.checkpoint && { record: this.checkpoint, tensors: this.tensors };
    return structuredClone({ run: this.run, snapshot, backend, batchSize: 8, checkpoint });
  }
}

const recipeOf = (epochs: number, learningRate = 4e-3): Recipe => {
  const recipe = defaultRecipe('cnn', 2);
  const training = { epochs, batchSize: 8, learningRate, earlyStopping: null };
  return { ...recipe, imageSize: SIZE, augmentation: noAugmentation, training };
};

async function collect(stream: AsyncGenerator<TrainingEvent, void>): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const curveOf = ({ epochs }: RunRecord) => epochs.map((epoch) => ({ ...epoch, seconds: 0 }));

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('trainRun', () => {
  let before: number;
  beforeEach(() => {
    before = tf.memory().numTensors;
  });
  const expectNothingLeft = (store: Store) => {
    expect(tf.memory().numTensors).toBe(before);
    expect(store.closed).toBe(1);
  };

  it('prepares, trains, evaluates test and validation images once, and keeps the best weights', async () => {
    const store = new Store(recipeOf(4));
    const events = await collect(trainRun(store.job(), store.ports));
    expect(events.at(-1)).toMatchObject({ kind: 'done' });
    expect(store.run).toMatchObject({ status: 'finished', backend });
    expect(store.run.epochs).toHaveLength(4);
    expect(store.evaluation!.predictions.map(({ hash }) => hash)).toEqual([
      ...['h20', 'h21', 'h22', 'h23'],
    ]);
    expect(store.evaluation!.validation!.map(({ hash }) => hash)).toEqual([
      ...['h16', 'h17', 'h18', 'h19'],
    ]);
    // Dropout is off and the best weights are in place: the best epoch's accuracy again.
    const validation = confusionMatrix(store.evaluation!.validation!, 2, 0.5);
    const best = store.run.epochs.find(({ epoch }) => epoch === store.run.bestEpoch)!;
    expect(accuracy(validation)).toBeCloseTo(best.valAccuracy, 6);
    expect(store.tensors.get('dense/kernel')!.shape).toEqual([64, 128]);
    expect(store.checkpoint).toBeNull();
    expectNothingLeft(store);
  });

  it('resumes from its checkpoint and ends with the same model', async () => {
    const whole = new Store(recipeOf(3));
    await collect(trainRun(whole.job(), whole.ports));
    const broken = new Store(recipeOf(3));
    // A tab that is closed: nothing after the second checkpoint runs.
    const first = trainRun(broken.job(), broken.ports);
    while (broken.checkpoint?.epoch !== 2) await first.next();
    const revived = new Store(recipeOf(3));
    Object.assign(revived, structuredClone({ ...broken, ports: undefined }), {
      ports: revived.ports,
    });
    await collect(trainRun(revived.job(), revived.ports));
    expect(curveOf(revived.run)).toEqual(curveOf(whole.run));
    expect(revived.tensors).toEqual(whole.tensors);
    await first.return();
  });

  it('keeps and evaluates the best weights so far when it is stopped', async () => {
    const store = new Store(recipeOf(50));
    const stream = trainRun(store.job(), store.ports);
    while (store.run.epochs.length < 2) await stream.next();
    await stream.return();
    expect(store.run.status).toBe('stopped');
    expect(store.evaluation!.predictions).toHaveLength(4);
    expectNothingLeft(store);
  });

  it('keeps nothing when it is stopped before its first epoch is done', async () => {
    const store = new Store(recipeOf(5));
    const stream = trainRun(store.job(), store.ports);
    let kind: string | undefined;
    while (kind !== 'step') kind = (await stream.next()).value?.kind;
    await stream.return();
    expect(store.evaluation).toBeNull();
    expectNothingLeft(store);
  });

  it('ends with advice when the loss is no longer a number', async () => {
    const store = new Store(recipeOf(5, 1e30));
    const events = await collect(trainRun(store.job(), store.ports));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'non-finite' } });
    expectNothingLeft(store);
  });

  it('fails with the code storage-full, and frees everything', async () => {
    const store = new Store(recipeOf(5));
    const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    const ports = { ...store.ports, saveCheckpoint: () => Promise.reject(full) };
    const events = await collect(trainRun(store.job(), ports));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'storage-full' } });
    expectNothingLeft(store);
  });

  /** A run with a checkpoint, to be resumed with a learning rate at which the loss becomes NaN. */
  async function diverging(): Promise<Store> {
    const first = new Store(recipeOf(50));
    const stream = trainRun(first.job(), first.ports);
    while (!first.checkpoint) await stream.next();
    const { run, checkpoint } = first.job();
    await stream.return();
    const store = new Store(recipeOf(50, 1e30));
    Object.assign(store.run, { epochs: run.epochs, bestEpoch: run.bestEpoch });
    store.checkpoint = checkpoint!.record;
    store.tensors = checkpoint!.tensors;
    return store;
  }

  it('keeps the best weights of a run whose loss becomes NaN, with its failure', async () => {
    const store = await diverging();
    await collect(trainRun(store.job(), store.ports));
    expect(store.run).toMatchObject({ status: 'failed', failure: { code: 'non-finite' } });
    expect(store.evaluation).not.toBeNull();
    expectNothingLeft(store);
  });

  it('tries once to keep the best weights, and frees everything when the disk is full', async () => {
    const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    const finishRun = vi.fn(() => Promise.reject(full));
    const stopped = new Store(recipeOf(50));
    const stream = trainRun(stopped.job(), { ...stopped.ports, finishRun });
    while (!stopped.checkpoint) await stream.next();
    await expect(stream.return()).rejects.toBe(full);
    expect(finishRun).toHaveBeenCalledTimes(1);
    expectNothingLeft(stopped);

    const diverged = await diverging();
    const events = await collect(trainRun(diverged.job(), { ...diverged.ports, finishRun }));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'storage-full' } });
    expect(finishRun).toHaveBeenCalledTimes(2);
    expectNothingLeft(diverged);
  });

  it('warns when it resumes with another backend', async () => {
    const store = new Store(recipeOf(2));
    const stream = trainRun(store.job(), store.ports);
    while (!store.checkpoint) await stream.next();
    const job = { ...store.job(), backend: { ...backend, name: 'wasm' as const } };
    await stream.return();
    const events = await collect(trainRun(job, new Store(recipeOf(2)).ports));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'notice' }));
  });
});
