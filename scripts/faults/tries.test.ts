import { expect, it, vi } from 'vitest';
import { MOST_TRIES, untilInjected, type Tried } from './tries';

const missed: Tried = { isInjected: false, problems: [], moment: 'too early' };
const held: Tried = { isInjected: true, problems: [], moment: 'later' };

/** Tries that end one after the other as told, and the numbers that they were given. */
function tries(...ends: Tried[]) {
  const attempt = vi.fn(async (number: number) => ends[number - 1]!);
  return { attempt, numbers: () => attempt.mock.calls.map(([number]) => number) };
}

it('tries a fault once that happens at once', async () => {
  const { attempt, numbers } = tries(held);
  expect(await untilInjected(attempt)).toEqual(held);
  expect(numbers()).toEqual([1]);
});

it('tries a fault again that did not happen', async () => {
  const { attempt, numbers } = tries(missed, held);
  expect(await untilInjected(attempt)).toEqual(held);
  expect(numbers()).toEqual([1, 2]);
});

it('does not hold where the fault never happens', async () => {
  const { attempt, numbers } = tries(...Array<Tried>(MOST_TRIES).fill(missed), held);
  expect(await untilInjected(attempt)).toEqual({ ...missed, problems: ['not injected'] });
  expect(numbers()).toHaveLength(MOST_TRIES);
});

it('hides no problem of a try in which the fault did not happen', async () => {
  const hung: Tried = { ...missed, problems: ['it hangs'] };
  const { attempt, numbers } = tries(hung, held);
  expect(await untilInjected(attempt)).toEqual(hung);
  expect(numbers()).toEqual([1]);
});
