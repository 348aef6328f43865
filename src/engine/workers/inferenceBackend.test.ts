import 'fake-indexeddb/auto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import * as choosing from '../backend/choose';
import { InferenceBackend } from './inferenceBackend';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('keeps no reference to a call that has resolved', async () => {
  const backend = new InferenceBackend(() => undefined);
  await backend.choose('cpu');
  const answer = async () => new WeakRef(await backend.use(async () => ({ scores: [0, 1] })));
  const held = await answer();
  await new Promise(setImmediate); // What `await` just gave stays alive until its task has ended.
  collectGarbage();
  expect(held.deref()).toBeUndefined();
});

it('starts again at the next call, where nothing could be started', async () => {
  const backend = new InferenceBackend(() => undefined);
  const starts = vi.spyOn(choosing, 'activateBackend');
  starts.mockRejectedValueOnce(new Error('None starts.'));
  await expect(backend.use(async () => 1)).rejects.toThrow('None starts.');
  const choice = { name: 'cpu', renderer: 'JavaScript', hardware: false, reason: '' } as const;
  starts.mockResolvedValueOnce(choice);
  expect(await backend.use(async ({ name }) => name)).toBe('cpu');
});
