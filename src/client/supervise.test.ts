import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { TrainingEvent } from '../domain/run/event';
import { defaultRecipe } from '../domain/recipe/recipe';
import type { Failure, RunRecord } from '../domain/run/run';
import { addRun, getRun, updateRun } from '../storage/runs';
import { Controls } from './controls';

type Script = (TrainingEvent | 'die')[];

const mocks = vi.hoisted(() => ({
  scripts: [] as unknown[],
  batches: [] as (number | undefined)[],
  returned: 0,
}));

/** A worker that plays the next script: events, or its death. */
vi.mock('./workers', () => ({
  startTrainingWorker: () => {
    const worker = new EventTarget();
    const api = {
      ping: async () => undefined,
      async train(runId: string, _: string, batchSize?: number) {
        mocks.batches.push(batchSize);
        const script = mocks.scripts.shift() as Script;
        return {
          async next() {
            const event = script.shift();
            if (event === 'die') {
              worker.dispatchEvent(new Event('error'));
              return await new Promise(() => undefined);
            }
            return event ? { done: false, value: event } : { done: true, value: undefined };
          },
          async return() {
            mocks.returned++;
            await updateRun(runId, { status: 'stopped' });
          },
        };
      },
    };
    return { worker, api, stop: () => undefined };
  },
}));

const { superviseRun } = await import('./supervise');

const failed = (code: Failure['code']): TrainingEvent => ({
  kind: 'failed',
  failure: { code, message: `${code}.` },
});
const step: TrainingEvent = { kind: 'phase', phase: 'training', progress: null };

async function supervise(scripts: Script[], controls = new Controls()) {
  Object.assign(mocks, { scripts, batches: [], returned: 0 });
  const recipe = defaultRecipe('cnn');
  const run: RunRecord = {
    ...{ id: crypto.randomUUID(), name: 'CNN 1', createdAt: 0, status: 'queued', recipe },
    ...{ snapshotHash: 's', classes: ['a', 'b'], backend: null, params: 0, trainableParams: 0 },
    ...{ epochs: [], bestEpoch: 0, imagesPerSecond: 0, failure: null, notices: [] },
    ...{ seconds: { prepare: 0, train: 0, judge: 0 }, threshold: 0.5 },
  };
  await addRun(run, {
    version: 2,
    hash: 's',
    classes: ['a', 'b'],
    classIds: ['a', 'b'],
    items: [],
  });
  const events: TrainingEvent[] = [];
  await superviseRun(run.id, 'auto', controls, (event) => events.push(event));
  return { run: (await getRun(run.id))!, events };
}

describe('superviseRun', () => {
  it('halves the batch when memory runs out, and says so', async () => {
    const { run } = await supervise([[step, failed('memory')], [failed('memory')], [step]]);
    expect(mocks.batches).toEqual([undefined, 8, 4]);
    await expect.poll(async () => (await getRun(run.id))!.notices).toHaveLength(2);
    expect((await getRun(run.id))!.notices[1]).toContain('batches of 4');
  });

  it('answers a dead worker and a lost context with a new worker', async () => {
    const { events } = await supervise([['die'], [failed('context-lost')], [step]]);
    expect(mocks.batches).toHaveLength(3);
    expect(events.filter(({ kind }) => kind === 'notice')).toHaveLength(2);
  });

  it('gives up, with the failure, when nothing is gained between restarts', async () => {
    const { run } = await supervise(Array.from({ length: 9 }, () => [failed('context-lost')]));
    expect(mocks.batches).toHaveLength(3);
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'context-lost' } });
  });

  it('leaves to the person what only the person can change', async () => {
    const { run } = await supervise([[step, failed('non-finite')]]);
    expect(mocks.batches).toHaveLength(1);
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'non-finite' } });
  });

  it('asks for nothing while paused, and ends the stream when stopped', async () => {
    const controls = new Controls();
    controls.pause();
    const script: Script = [step, step];
    const ended = supervise([script], controls);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(script).toHaveLength(2);
    controls.stop();
    expect((await ended).run.status).toBe('stopped');
    expect(mocks.returned).toBe(1);
    expect(script).toHaveLength(2);
  });
});
