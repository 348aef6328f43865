import { afterEach, expect, it, vi } from 'vitest';
import { version } from '../../../package.json';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it.each([
  ['5ba47c2a10', `${version}+5ba47c2a10`],
  ['5ba47c2a10.changed', `${version}+5ba47c2a10.changed`],
  ['', version],
])(
  'is the version with the commit of the build, where there is one: %j',
  async (commit, expected) => {
    vi.stubEnv('VITE_COMMIT', commit);
    vi.resetModules();
    const { studioVersion } = await import('./studioVersion');
    expect(studioVersion).toBe(expected);
  },
);
