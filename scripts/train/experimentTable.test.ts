import { expect, it } from 'vitest';
import { experimentTable } from './experimentTable';

const experiment = (model: string) => ({
  ...({ model, kind: 'seeds', folds: 1, repeats: 2, mean: 0.9, sd: null, interval: null } as const),
  ...{ runs: [], letters: 'a' },
});
const verdict = {
  ...({ a: 'a', b: 'b', test: 'paired-t-seeds', difference: 0.01, interval: null } as const),
  ...{ statistic: 1, df: [1], p: 0.5, pHolm: 0.5, sentence: 'Undecided.' },
};

it('says under a verdict what would probably decide, where that is known', () => {
  const lines = (outlook: string | null) =>
    experimentTable([experiment('a'), experiment('b')], [{ ...verdict, outlook }]).split('\n');
  expect(lines('Eight seeds would.').at(-1)).toBe('Undecided. Eight seeds would.');
  expect(lines(null).at(-1)).toBe('Undecided.');
  expect(lines(null)[0]).toMatch(/^model +accuracy ± sd +95% interval +runs +letters$/);
});
