import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumLaunch } from './chromium';

it.skipIf(process.platform === 'win32')(
  'what Playwright disables stays disabled beside what we do',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mask-studio-'));
    try {
      const [browser, given] = [join(folder, 'browser'), join(folder, 'given')];
      // In place of a browser: it writes how it was started, and ends.
      writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${given}'\n`);
      chmodSync(browser, 0o755);
      const starting = chromium.launch({ ...chromiumLaunch(), executablePath: browser });
      await expect(starting).rejects.toThrow();
      const lists = [...readFileSync(given, 'utf8').matchAll(/^--disable-features=(.*)$/gm)];
      const [byPlaywright, read] = lists.map(([, names]) => names!.split(','));
      expect(lists).toHaveLength(2);
      expect(read).toEqual(expect.arrayContaining(byPlaywright!));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
