import { expect, it, vi } from 'vitest';
import type { TrainingEvent } from '../domain/run/event';
import type { StepRecord } from '../domain/run/run';
import { publish, subscribe, type RunEvent } from './runEvents';
import { trainingStore } from './trainingStore';

const active = () => trainingStore.getState().active;
const tell = (event: TrainingEvent | { kind: 'started' }) => publish({ ...event, runId: 'run' });
const step = (batch: number): StepRecord => ({
  ...{ stage: 'train', epoch: 1, epochs: 2, batch, batches: 9, loss: 1, accuracy: 0.5 },
  ...{ imagesPerSecond: 10, secondsLeft: 1 },
});

it('shows of a run what its events say', async () => {
  tell({ kind: 'started' });
  expect(active()).toMatchObject({ runId: 'run', phase: 'starting', paused: false });
  const choice = { name: 'wasm', renderer: '2 threads', hardware: false, reason: '' } as const;
  tell({ kind: 'backend', choice });
  tell({ kind: 'phase', phase: 'compiling', progress: null });
  expect(active()).toMatchObject({ choice, phase: 'compiling' });
  tell({ kind: 'step', step: step(1) });
  tell({ kind: 'step', step: step(2) });
  await vi.waitFor(() => expect(active()).toMatchObject({ phase: 'training', step: step(2) }));
  expect(active()!.liveSteps).toHaveLength(2);
  tell({ kind: 'notice', message: 'Changed.' });
  tell({ kind: 'failed', failure: { code: 'memory', message: 'Too little.' } });
  expect(active()!.notices).toEqual(['Changed.']);
  publish({ kind: 'ended', runId: 'run', status: 'failed' });
  expect(active()).toBeNull();
});

it('tells a listener every event until it has heard enough', () => {
  const heard: RunEvent['kind'][] = [];
  const stop = subscribe(({ kind }) => heard.push(kind));
  tell({ kind: 'started' });
  stop();
  publish({ kind: 'ended', runId: 'run', status: 'stopped' });
  expect(heard).toEqual(['started']);
});

it('shows progress a few times a second, and all of it before anything else', () => {
  tell({ kind: 'started' });
  let shown = 0;
  const stop = trainingStore.subscribe(() => (shown += 1));
  for (let batch = 1; batch <= 100; batch++) tell({ kind: 'step', step: step(batch) });
  expect(shown).toBeLessThan(3);
  tell({ kind: 'notice', message: 'Changed.' });
  expect(active()!.liveSteps).toHaveLength(100);
  stop();
  publish({ kind: 'ended', runId: 'run', status: 'stopped' });
});
