import { expect, it } from 'vitest';
import { withImports } from './sources';

it('finds what the build is made by, through every import', () => {
  expect(withImports('vite.config.ts')).toEqual(
    expect.arrayContaining([
      ...['vite.config.ts', 'headers.ts', 'scripts/firstScreen.ts', 'scripts/publicFiles.ts'],
      // Loaded by publicFiles.ts when it is needed.
      ...['scripts/prepare.ts', 'scripts/kernelTiles.ts', 'scripts/threadLock.ts'],
      ...['scripts/exportedPage.ts', 'scripts/serving/compressed.ts'],
    ]),
  );
});
