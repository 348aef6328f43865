import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { PendingCalls } from './pendingCalls';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('gives what a call gives, or the reason it is rejected with', async () => {
  const calls = new PendingCalls();
  expect(await calls.add(Promise.resolve(1))).toBe(1);
  await expect(calls.add(Promise.reject(new Error('no')))).rejects.toThrow('no');
  const waiting = [calls.add(new Promise(() => {})), calls.add(new Promise(() => {}))];
  expect(calls.size).toBe(2);
  calls.rejectAll(new Error('over'));
  for (const call of waiting) await expect(call).rejects.toThrow('over');
  expect(calls.size).toBe(0);
});

it('holds nothing of a call that has settled', async () => {
  const calls = new PendingCalls();
  const answer = async () => new WeakRef(await calls.add(Promise.resolve({ large: true })));
  const held = await answer();
  await new Promise(setImmediate); // What `await` just gave stays alive until its task has ended.
  collectGarbage();
  expect(held.deref()).toBeUndefined();
});
