import { expect, it } from 'vitest';
import type { ReadyModel } from './loadedModel';
import { ModelCache } from './modelCache';

const ready = { dispose: () => undefined } as ReadyModel;

/** A load that fails when it is told to. */
function failing() {
  let fail!: () => void;
  const load = new Promise<never>((_, reject) => (fail = () => reject(new Error('gone'))));
  return { load: () => load, fail };
}

it('a model that cannot be loaded, and has given way to others, leaves its own error only', async () => {
  const cache = new ModelCache();
  const { load, fail } = failing();
  const first = cache.get('a', load);
  for (const key of ['b', 'c']) await cache.get(key, async () => ready);
  fail();
  await expect(first).rejects.toThrow('gone');
  await new Promise(setImmediate); // In which Node tells of a rejection that nobody handled.
});

it('a load that fails after the models were forgotten leaves the one that was loaded since', async () => {
  const cache = new ModelCache();
  const { load, fail } = failing();
  const first = cache.get('a', load);
  cache.clear();
  await cache.get('a', async () => ready);
  fail();
  await expect(first).rejects.toThrow('gone');
  expect(await cache.get('a', () => Promise.reject(new Error('Loaded again.')))).toBe(ready);
});
