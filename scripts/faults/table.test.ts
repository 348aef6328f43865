import { expect, it } from 'vitest';
import { kinds } from './kinds';
import { tableOf } from './table';

it('says how many faults did not happen, and does not count them as held', () => {
  const [kill, crash] = kinds;
  const table = tableOf([
    { kind: kill!, planned: 3, injected: 3, held: 2 },
    { kind: crash!, planned: 4, injected: 3, held: 3 },
  ]);
  const counts = table.split('\n').map((line) => line.split(' | ').at(-1));
  expect(counts.slice(2)).toEqual([
    '2 of 3 |',
    '3 of 4, 1 not injected |',
    '5 of 7, 1 not injected |',
  ]);
});
