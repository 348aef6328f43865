import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './scripts/chromium';

const port = Number(process.env['PORT'] ?? 4173);

export default defineConfig({
  testDir: 'e2e',
  timeout: 180_000,
  fullyParallel: false,
  workers: 1,
  // CI shares its two cores: one second try, reported as flaky; none on a developer's machine.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: {
    // Only its own tests have a service worker: caching all files takes a test's first seconds.
    serviceWorkers: 'block',
    baseURL: `http://localhost:${port}`,
    launchOptions: chromiumLaunch(),
    // Nothing is measured half-way through a transition.
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1440, height: 900 },
  },
  webServer: {
    command: `npx vite preview --port ${port}`,
    port,
    reuseExistingServer: false,
  },
});
