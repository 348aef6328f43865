import 'fake-indexeddb/auto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
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
