import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { movedPaths, pages } from './pages';
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

it('is done for every page by the host’s page for unknown addresses, too', () => {
  const source = readFileSync('public/404.html', 'utf8');
  const page = new RegExp(/const page = \/(.*)\/;/.exec(source)![1]!);
  const paths = [...pages.map(({ path }) => path), ...Object.keys(movedPaths)];
  for (const path of paths.filter((each) => each !== '/')) {
    expect(page.exec(`/school/studio${path}`)?.slice(1)).toEqual([
      '/school/studio/',
      path.slice(1),
    ]);
  }
});
