import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hasLocks, withLock, withLockIfFree } from './locks';

beforeEach(() => vi.stubGlobal('navigator', {}));
afterEach(() => vi.unstubAllGlobals());

it('without Web Locks, works of one name take turns, a failed one too', async () => {
  expect(hasLocks()).toBe(false);
  const seen: string[] = [];
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    seen.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const a = withLock('one', work('a', 20));
  const b = withLock('one', work('b', 5));
  const c = withLock('one', work('c', 0));
  const other = withLock('other', async () => void seen.push('other'));
  await expect(b).rejects.toThrow('b failed');
  expect(await Promise.all([a, c, other])).toEqual(['a', 'c', undefined]);
  expect(seen.filter((word) => word !== 'other')).toEqual(
    ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
  expect(seen.indexOf('other')).toBeLessThan(seen.indexOf('a ends'));
});

it('says whether the lock is free', async () => {
  const held = withLock('one', () => new Promise((resolve) => setTimeout(resolve, 10)));
  expect(await withLockIfFree('one', async (isFree) => isFree)).toBe(false);
  await held;
  await Promise.resolve();
  expect(await withLockIfFree('one', async (isFree) => isFree)).toBe(true);
});
