import { expect, it } from 'vitest';
import { hashAddress } from './plainPath';

const at = (pathname: string, hash = ''): Location => ({ pathname, hash }) as Location;

it('leads the path of a page to its hash, below any folder', () => {
  expect(hashAddress(at('/train'))).toBe('/#/train');
  expect(hashAddress(at('/augment'))).toBe('/#/augment');
  expect(hashAddress(at('/school/studio/compare'))).toBe('/school/studio/#/compare');
});

it('leaves every other address as it is', () => {
  expect(hashAddress(at('/'))).toBeNull();
  expect(hashAddress(at('/studio/index.html'))).toBeNull();
  expect(hashAddress(at('/nothing'))).toBeNull();
  expect(hashAddress(at('/train', '#/try'))).toBeNull();
});
