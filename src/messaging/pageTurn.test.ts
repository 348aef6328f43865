import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.resetModules();
});

it('leaves a core to the page for a short time after it began to draw', async () => {
  vi.useFakeTimers({ now: 2 ** 32 - 10 });
  vi.stubGlobal('crossOriginIsolated', true);
  vi.stubGlobal('document', { hidden: false });
  const { pageDraws, pageTurn, takeTurn, watchTurn } = await import('./pageTurn');
  expect(pageDraws()).toBe(false);
  watchTurn(pageTurn);
  for (const now of [2 ** 31 - 1000, 2 ** 31 + 1000, 2 ** 32 - 10]) {
    vi.setSystemTime(now);
    expect(pageDraws()).toBe(false);
  }
  takeTurn();
  expect(pageDraws()).toBe(true);
  vi.advanceTimersByTime(30); // The word begins again at 0 on the way.
  expect(pageDraws()).toBe(true);
  vi.advanceTimersByTime(20);
  expect(pageDraws()).toBe(false);
});

it('says nothing without shared memory', async () => {
  vi.stubGlobal('crossOriginIsolated', false);
  const { pageDraws, pageTurn, takeTurn, watchTurn } = await import('./pageTurn');
  watchTurn(pageTurn);
  takeTurn();
  expect([pageTurn, pageDraws()]).toEqual([null, false]);
});
