/** Chromium over Playwright. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Page } from '@playwright/test';
import { chromiumLaunch, findChromium } from '../../scripts/chromium';
import type { Browser, BrowserKind } from './browser';
import { TIMEOUTS } from './webdriver';

/** An adapter in software, since test machines have no graphics card. */
export const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

function browserOf(page: Page, title: string, close: () => Promise<void>): Browser {
  page.setDefaultTimeout(TIMEOUTS.script);
  return {
    title,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: async <Args extends unknown[], Result>(
      work: (...args: Args) => Result | Promise<Result>,
      ...args: Args
    ) => {
      try {
        const body = `(async (args) => { const __name = (named) => named; return (${String(work)})(...args); })(${JSON.stringify(args)})`;
        return (await page.evaluate(body)) as Result;
      } catch (error) {
        throw new Error((error as Error).message.replace(/^page\.evaluate: (\w*Error: )?/, ''));
      }
    },
    async click(name) {
      // A checkbox, switch or radio button by its label, since the input itself may be hidden.
      const label = page.locator('label').filter({ hasText: new RegExp(`^${name}`) });
      const [button, link] = (['button', 'link'] as const).map((role) =>
        page.getByRole(role, { name, exact: true }),
      );
      await button!.or(link!).or(label).first().click();
    },
    choose: (input, paths) => page.locator(input).first().setInputFiles(paths),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close,
  };
}

export const chromium: BrowserKind = {
  name: 'Chromium',
  packages: 'chromium',
  isInstalled: () => findChromium() !== null,
  async launch(options) {
    const launch = chromiumLaunch();
    const settings = { ...launch, args: [...launch.args!, ...SOFTWARE_WEBGPU] };
    if (options.private) {
      const browser = await playwright.launch(settings);
      const page = await browser.newPage();
      return browserOf(page, `Chromium ${browser.version()}`, () => browser.close());
    }
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    const context = await playwright.launchPersistentContext(profile, settings);
    return browserOf(
      context.pages()[0] ?? (await context.newPage()),
      `Chromium ${context.browser()?.version() ?? ''}`.trim(),
      async () => {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
      },
    );
  },
};
