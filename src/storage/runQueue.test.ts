import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRecipe } from '../domain/recipe/recipe';
import { db } from './db';
import { finishRun, saveCheckpoint, RunEndedError } from './runProgress';
import {
  dequeueRun,
  interruptLeftRuns,
  listContinuable,
  listQueue,
  pendingTwin,
  queueRuns,
  takeNextRun,
} from './runQueue';
import { getRun } from './runs';
import { checkpoint, evaluation, storeRun, tensors } from './runs.fixture';

beforeEach(() => Promise.all(db.tables.map((table) => table.clear())));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const idle = { status: 'interrupted' } as const;
const ids = async () => (await listQueue()).map(({ id }) => id);

describe('the queue', () => {
  it('gives the runs in the order they came, with the backend asked for', async () => {
    for (const id of ['c', 'a', 'b']) await storeRun(id, idle);
    await queueRuns(['c', 'a'], 'wasm');
    await queueRuns(['b'], 'auto');
    expect(await ids()).toEqual(['c', 'a', 'b']);
    expect(await takeNextRun()).toMatchObject({ id: 'c', queued: { backend: 'wasm' } });
    expect(await getRun('c')).toMatchObject({ status: 'running' });
    expect(await getRun('c')).not.toHaveProperty('queued');
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('takes a run on a full disk, for which the reserve makes room', async () => {
    await storeRun('a', idle);
    await queueRuns(['a'], 'auto');
    let isFull = true;
    const { put } = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row
    ) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, row);
    });
    const directory = {
      getDirectoryHandle: () => Promise.reject(new DOMException('', 'NotFoundError')),
      removeEntry: () => Promise.resolve((isFull = false)),
    };
    const getDirectory = vi.fn().mockRejectedValue(new Error('There is none.'));
    vi.stubGlobal('navigator', { storage: { getDirectory } });
    await expect(takeNextRun()).rejects.toThrow('no space left');
    expect(await ids()).toEqual(['a']);
    getDirectory.mockResolvedValue(directory);
    expect(await takeNextRun()).toMatchObject({ id: 'a' });
    expect(full).toHaveBeenCalled();
  });

  it('takes a run once, however often and from however many tabs it is asked for', async () => {
    await storeRun('a', idle);
    await Promise.all([queueRuns(['a'], 'auto'), queueRuns(['a'], 'auto')]);
    expect(await ids()).toEqual(['a']);
    await takeNextRun();
    await queueRuns(['a'], 'auto');
    expect(await takeNextRun()).toBeUndefined();
  });

  it('gives a run to one of two that take the next', async () => {
    await storeRun('a', idle);
    await queueRuns(['a'], 'auto');
    const taken = await Promise.all([takeNextRun(), takeNextRun()]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('finds a run that waits or is trained with the same recipe on the same images', async () => {
    const run = async () => (await getRun('new'))!;
    await storeRun('new', { status: 'queued' });
    await storeRun('over', { status: 'finished' });
    await storeRun('others', { status: 'running', snapshotHash: 'other' });
    expect(await pendingTwin(await run())).toBeUndefined();
    await storeRun('first', idle);
    await queueRuns(['first'], 'auto');
    expect(await pendingTwin(await run())).toMatchObject({ id: 'first' });
    await takeNextRun();
    expect(await pendingTwin(await run())).toMatchObject({ id: 'first' });
    expect(await pendingTwin({ ...(await run()), recipe: defaultRecipe('cnn', 2) })).toBe(
      undefined,
    );
  });

  it('refuses a run that has ended, and everything beside it', async () => {
    await storeRun('a', idle);
    await storeRun('done');
    await finishRun('done', tensors('w'), evaluation, { status: 'finished', failure: null });
    await expect(queueRuns(['a', 'done'], 'auto')).rejects.toThrow(RunEndedError);
    expect(await ids()).toEqual([]);
    expect((await getRun('done'))!.status).toBe('finished');
  });

  it('lets go of a run that waits, and only of such a one', async () => {
    for (const id of ['a', 'b']) await storeRun(id, idle);
    await queueRuns(['a', 'b'], 'auto');
    await takeNextRun();
    await dequeueRun('a');
    await dequeueRun('b');
    expect([(await getRun('a'))!.status, (await getRun('b'))!.status]).toEqual([
      'running',
      'interrupted',
    ]);
    expect(await ids()).toEqual([]);
  });
});

it('interrupts what a closed tab left behind, and not what another tab has queued since', async () => {
  await storeRun('was-running');
  await storeRun('was-created', { status: 'queued', createdAt: 5 });
  await storeRun('was-queued', { status: 'queued', queued: { at: 9, backend: 'auto' } });
  await storeRun('queued-since', { status: 'queued', queued: { at: 11, backend: 'auto' } });
  await storeRun('was-stopped', { status: 'stopped' });
  await interruptLeftRuns(10);
  const statuses = await Promise.all(
    ['was-running', 'was-created', 'was-queued', 'queued-since', 'was-stopped'].map(
      async (id) => (await getRun(id))!.status,
    ),
  );
  expect(statuses).toEqual(['interrupted', 'interrupted', 'interrupted', 'queued', 'stopped']);
  expect(await ids()).toEqual(['queued-since']);
});

it('knows which runs can go on', async () => {
  await storeRun('interrupted', idle);
  await storeRun('failed-at-once', { status: 'failed' });
  await storeRun('failed-with-checkpoint');
  const first = checkpoint('failed-with-checkpoint', 1);
  await saveCheckpoint(first, tensors('train/1/w'), () => false, {});
  await db.runs.update('failed-with-checkpoint', { status: 'failed' });
  await storeRun('failed-with-weights');
  const end = { status: 'failed', failure: null } as const;
  await finishRun('failed-with-weights', tensors('w'), evaluation, end);
  await storeRun('finished', { status: 'finished' });
  await storeRun('unreadable', { ...idle, epochs: 'many' as never });
  expect((await listContinuable()).sort()).toEqual([
    ...['failed-at-once', 'failed-with-checkpoint', 'interrupted'],
  ]);
});
