import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { db } from '../storage/db';
import { StorageFullError } from '../storage/errors';
import * as queue from '../storage/runQueue';
import { getRun } from '../storage/runs';
import { storeRun } from '../storage/runs.fixture';
import { PIXELS_FOLDER } from '../domain/privateFiles';
import { PrivateRoot } from '../storage/privateRoot.fixture';
import { lockManager } from './locks.fixture';
import { superviseRun } from './supervise';
import { continueRuns, enqueue, recoverRuns } from './trainingSession';
import { trainingStore } from './trainingStore';

vi.mock('./supervise');

const PATIENTLY = { timeout: 20_000 };
const full = new StorageFullError(new DOMException('full', 'QuotaExceededError'));

/** The worker trains a run to its end. */
const train = async (id: string) => void (await db.runs.update(id, { status: 'finished' }));
const statuses = () => Promise.all(['a', 'b'].map(async (id) => (await getRun(id))!.status));

beforeEach(async () => {
  vi.restoreAllMocks();
  await db.runs.clear();
  trainingStore.setState({ left: null, stuck: null, unwritten: null });
});

afterEach(() => vi.unstubAllGlobals());

it('the next visit removes the resized images that a killed tab left, unless a tab trains', async () => {
  const root = new PrivateRoot();
  const locks = lockManager();
  vi.stubGlobal('navigator', { ...root.navigator, locks });
  root.entries.set(PIXELS_FOLDER, null);
  let end = () => undefined as void;
  const training = locks.request(
    'mask-studio-training',
    () => new Promise<void>((resolve) => (end = resolve)),
  );
  await recoverRuns();
  expect(root.entries.has(PIXELS_FOLDER)).toBe(true);
  end();
  await training;
  await recoverRuns();
  expect(root.entries.has(PIXELS_FOLDER)).toBe(false);
});

it('a run begins with the reserve that the one before it took', async () => {
  const root = new PrivateRoot();
  vi.stubGlobal('navigator', { ...root.navigator, locks: lockManager() });
  await storeRun('b', { status: 'interrupted' });
  vi.mocked(superviseRun).mockImplementation(async (id) => {
    expect(root.entries.get('reserve')).toBeGreaterThan(0);
    await train(id);
  });
  await enqueue(['b'], 'auto');
  await vi.waitFor(async () => expect((await getRun('b'))!.status).toBe('finished'), PATIENTLY);
});

it('a run whose end cannot be stored is offered with what waits, and not shown as trained', async () => {
  for (const id of ['a', 'b']) await storeRun(id, { status: 'interrupted' });
  vi.mocked(superviseRun).mockRejectedValueOnce(full);
  await enqueue(['a', 'b'], 'auto');
  await vi.waitFor(() => expect(trainingStore.getState().stuck).not.toBeNull(), PATIENTLY);
  expect(trainingStore.getState()).toMatchObject({ left: ['a', 'b'], unwritten: 'a' });
  expect(await statuses()).toEqual(['running', 'queued']);

  vi.mocked(superviseRun).mockImplementation(train);
  await continueRuns(['a', 'b']);
  const over = ['finished', 'finished'];
  await vi.waitFor(async () => expect(await statuses()).toEqual(over), PATIENTLY);
  expect(trainingStore.getState()).toMatchObject({ stuck: null, unwritten: null });
});

it('a run that a closed tab left is offered on a full disk too, with the reason', async () => {
  await storeRun('a', { status: 'running' });
  vi.spyOn(queue, 'interruptLeftRuns').mockRejectedValueOnce(full);
  await recoverRuns();
  expect(trainingStore.getState()).toMatchObject({
    ...{ left: ['a'], unwritten: 'a', stuck: { key: 'storage.full' } },
  });
});

it('goes on with several runs, although one of them has ended since they were offered', async () => {
  await storeRun('a', { status: 'finished' });
  await storeRun('b', { status: 'interrupted' });
  vi.mocked(superviseRun).mockImplementation(train);
  await continueRuns(['gone', 'a', 'b']);
  const over = ['finished', 'finished'];
  await vi.waitFor(async () => expect(await statuses()).toEqual(over), PATIENTLY);
});

it('a run of a tab that was closed is interrupted and offered, although this tab waits to train', async () => {
  await storeRun('a', { status: 'running' });
  await storeRun('b', { status: 'interrupted' });
  vi.mocked(superviseRun).mockImplementation(train);
  await enqueue(['b'], 'auto');
  const over = ['interrupted', 'finished'];
  await vi.waitFor(async () => expect(await statuses()).toEqual(over), PATIENTLY);
  expect(trainingStore.getState().left).toEqual(['a']);
});
