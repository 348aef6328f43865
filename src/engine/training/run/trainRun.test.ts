import * as tf from '@tensorflow/tfjs';
import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot, Split } from '../../../domain/dataset/dataset';
import type { TrainingEvent } from '../../../domain/run/event';
import { deriveSeed, randomFrom } from '../../../domain/random';
import { defaultRecipe, type Recipe } from '../../../domain/recipe/recipe';
import { noAugmentation } from '../../../domain/recipe/augmentation';
import type { BackendChoice, RunRecord } from '../../../domain/run/run';
import { runRecord } from '../../../domain/run/runRecord.fixture';
import { addRun, getCheckpoint, getEvaluation, getRun } from '../../../storage/runs';
import { readTensors } from '../../../storage/tensors';
import { runPorts, storedJob } from '../../workers/runPorts';
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

/** A stored run. Its images are made up: those of the second class are brighter. */
class StoredRun {
  readonly id = crypto.randomUUID();
  closed = 0;

  /** `recipe` is what is trained: smaller and faster than a stored one may be. */
  private constructor(readonly recipe: Recipe) {}

  static async of(recipe: Recipe, changes: Partial<RunRecord> = {}): Promise<StoredRun> {
    const stored = new StoredRun(recipe);
    const { hash: snapshotHash, classes } = snapshot;
    const run = { id: stored.id, status: 'running', snapshotHash, classes } as const;
    await addRun(runRecord({ ...changes, ...run }), snapshot);
    return stored;
  }

  /** Another run, in the state in which a tab that closed now would leave this one. */
  async asLeft(recipe = this.recipe): Promise<StoredRun> {
    const { run, checkpoint } = await storedJob(this.id);
    const copy = await StoredRun.of(recipe, run);
    const record = { ...checkpoint!.record, runId: copy.id };
    await copy.ports.saveCheckpoint(record, checkpoint!.tensors, () => false, {});
    return copy;
  }

  readonly ports: RunPorts = {
    ...runPorts(this.id),
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
  };

  async job(): Promise<TrainingJob> {
    const job = await storedJob(this.id);
    return { ...job, run: { ...job.run, recipe: this.recipe }, backend, batchSize: 8 };
  }
  train = async (changes: Partial<RunPorts> = {}) =>
    trainRun(await this.job(), { ...this.ports, ...changes });
  run = async () => (await getRun(this.id))!;
  checkpoint = () => getCheckpoint(this.id);
  tensors = () => readTensors(this.id);
  evaluation = () => getEvaluation(this.id);
}

const recipeOf = (epochs: number, learningRate = 4e-3): Recipe => {
  const recipe = defaultRecipe('cnn', 2);
  const training = { ...recipe.training, epochs, batchSize: 8, learningRate, earlyStopping: null };
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
  const expectNothingLeft = (stored: StoredRun) => {
    expect(tf.memory().numTensors).toBe(before);
    expect(stored.closed).toBe(1);
  };

  it('prepares, trains, evaluates test and validation images once, and keeps the best weights', async () => {
    const stored = await StoredRun.of(recipeOf(4));
    const events = await collect(await stored.train());
    expect(events.at(-1)).toMatchObject({ kind: 'done' });
    const run = await stored.run();
    expect(run).toMatchObject({ status: 'finished', backend });
    expect(run.epochs).toHaveLength(4);
    const { predictions, validation } = (await stored.evaluation())!;
    expect(predictions.map(({ hash }) => hash)).toEqual(['h20', 'h21', 'h22', 'h23']);
    expect(validation!.map(({ hash }) => hash)).toEqual(['h16', 'h17', 'h18', 'h19']);
    // Dropout is off and the best weights are in place: the best epoch's accuracy again.
    const best = run.epochs.find(({ epoch }) => epoch === run.bestEpoch)!;
    expect(accuracy(confusionMatrix(validation!, 2, 0.5))).toBeCloseTo(best.valAccuracy, 6);
    expect((await stored.tensors()).get('dense/kernel')!.shape).toEqual([64, 128]);
    expect(await stored.checkpoint()).toBeUndefined();
    expectNothingLeft(stored);
  });

  it('resumes from its checkpoint and ends with the same model', async () => {
    const whole = await StoredRun.of(recipeOf(3));
    await collect(await whole.train());
    const broken = await StoredRun.of(recipeOf(3));
    const first = await broken.train();
    while ((await broken.checkpoint())?.epoch !== 2) await first.next();
    const revived = await broken.asLeft();
    await first.return();
    await collect(await revived.train());
    expect(curveOf(await revived.run())).toEqual(curveOf(await whole.run()));
    expect(await revived.tensors()).toEqual(await whole.tensors());
    expectNothingLeft(revived);
  });

  it('keeps and evaluates the best weights so far when it is stopped', async () => {
    const stored = await StoredRun.of(recipeOf(50));
    const stream = await stored.train();
    while ((await stored.run()).epochs.length < 2) await stream.next();
    await stream.return();
    expect((await stored.run()).status).toBe('stopped');
    expect((await stored.evaluation())!.predictions).toHaveLength(4);
    expectNothingLeft(stored);
  });

  it('keeps the weights of the last epoch where no image is validated or tested on', async () => {
    const stored = await StoredRun.of(recipeOf(3));
    const job = await stored.job();
    const items = job.snapshot.items.map((item) => ({ ...item, split: 'train' as const }));
    const trained = trainRun({ ...job, snapshot: { ...job.snapshot, items } }, stored.ports);
    for await (const event of trained) expect(event.kind).not.toBe('failed');
    const run = await stored.run();
    expect(run).toMatchObject({ status: 'finished', bestEpoch: 3 });
    expect(run.epochs.map(({ valLoss }) => valLoss)).toEqual([NaN, NaN, NaN]);
    expect(await stored.evaluation()).toMatchObject({ predictions: [], validation: [], loss: 0 });
    expectNothingLeft(stored);
  });

  it('keeps its checkpoint and evaluates nothing when it is stopped as a part of an experiment', async () => {
    const part = { id: 'e', repeat: 1, fold: 1, augmentationSeed: 1, keepsWeights: false };
    const stored = await StoredRun.of(recipeOf(50), { experiment: part });
    const stream = await stored.train();
    while ((await stored.run()).epochs.length < 1) await stream.next();
    await stream.return();
    expect(await stored.evaluation()).toBeUndefined();
    expect((await stored.checkpoint())?.epoch).toBe(1);
    expectNothingLeft(stored);
  });

  it('keeps nothing when it is stopped before its first epoch is done', async () => {
    const stored = await StoredRun.of(recipeOf(5));
    const stream = await stored.train();
    let kind: string | undefined;
    while (kind !== 'step') kind = (await stream.next()).value?.kind;
    await stream.return();
    expect(await stored.evaluation()).toBeUndefined();
    expectNothingLeft(stored);
  });

  it('ends with advice when the loss is no longer a number', async () => {
    const stored = await StoredRun.of(recipeOf(5, 1e30));
    const events = await collect(await stored.train());
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'non-finite' } });
    expectNothingLeft(stored);
  });

  const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

  it('fails with the code storage-full, and frees everything', async () => {
    const stored = await StoredRun.of(recipeOf(5));
    const saveCheckpoint = () => Promise.reject(full);
    const events = await collect(await stored.train({ saveCheckpoint }));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'storage-full' } });
    expectNothingLeft(stored);
  });

  /** A run with a checkpoint, to be resumed with a learning rate at which the loss becomes NaN. */
  async function diverging(): Promise<StoredRun> {
    const first = await StoredRun.of(recipeOf(50));
    const stream = await first.train();
    while (!(await first.checkpoint())) await stream.next();
    const stored = await first.asLeft(recipeOf(50, 1e30));
    await stream.return();
    return stored;
  }

  it('keeps the best weights of a run whose loss becomes NaN, with its failure', async () => {
    const stored = await diverging();
    await collect(await stored.train());
    const failed = { status: 'failed', failure: { code: 'non-finite' } };
    expect(await stored.run()).toMatchObject(failed);
    expect(await stored.evaluation()).toBeDefined();
    expectNothingLeft(stored);
  });

  it('tries once to keep the best weights, and frees everything when the disk is full', async () => {
    const finishRun = vi.fn(() => Promise.reject(full));
    const stopped = await StoredRun.of(recipeOf(50));
    const stream = await stopped.train({ finishRun });
    while (!(await stopped.checkpoint())) await stream.next();
    await expect(stream.return()).rejects.toBe(full);
    expect(finishRun).toHaveBeenCalledTimes(1);
    expectNothingLeft(stopped);

    const diverged = await diverging();
    const events = await collect(await diverged.train({ finishRun }));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'storage-full' } });
    expect(finishRun).toHaveBeenCalledTimes(2);
    expectNothingLeft(diverged);
  });

  it('warns when it resumes with another backend', async () => {
    const stored = await StoredRun.of(recipeOf(2));
    const stream = await stored.train();
    while (!(await stored.checkpoint())) await stream.next();
    const left = await stored.asLeft();
    await stream.return();
    const job = { ...(await left.job()), backend: { ...backend, name: 'wasm' as const } };
    const events = await collect(trainRun(job, left.ports));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'notice' }));
  });
});
