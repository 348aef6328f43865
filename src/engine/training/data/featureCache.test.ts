import { expect, it } from 'vitest';
import type { TrainingEvent } from '../../../domain/run/event';
import { FeatureCache, type FeatureSet } from './featureCache';

/** The sets that are open at present. */
function recorded() {
  const open = new Set<string>();
  const openWhenComputed: string[][] = [];
  const compute = (name: string) =>
    async function* (): AsyncGenerator<TrainingEvent, FeatureSet> {
      openWhenComputed.push([...open]);
      open.add(name);
      const close = async () => void open.delete(name);
      return {
        read: () => {
          throw new Error('not read here');
        },
        close,
      };
    };
  return { open, openWhenComputed, compute };
}

async function drain(stream: AsyncGenerator<TrainingEvent, FeatureSet>): Promise<void> {
  for (let next = await stream.next(); !next.done;) next = await stream.next();
}

it('closes the least recently used set before a third one is computed', async () => {
  const { open, openWhenComputed, compute } = recorded();
  const cache = new FeatureCache();
  for (const name of ['a', 'b', 'a', 'c']) await drain(cache.get(name, compute(name)));
  expect(openWhenComputed).toEqual([[], ['a'], ['a']]);
  expect([...open]).toEqual(['a', 'c']);
});
