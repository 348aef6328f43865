import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

interface StudioFixtures {
  /** Console errors that a test provokes on purpose; any other fails it. */
  expectedErrors: RegExp[];
  watch: void;
}

/**
 * Every end-to-end test runs under two promises of the studio: nothing leaves the
 * origin, and nothing fails silently in the console (CSP violations included).
 */
export const test = base.extend<StudioFixtures>({
  expectedErrors: [[], { option: true }],
  watch: [
    async ({ context, page, baseURL, expectedErrors }, use) => {
      const problems: string[] = [];
      const origin = new URL(baseURL!).origin;
      context.on('request', (request) => {
        const url = request.url();
        const local = /^(data|blob):/.test(url) || url.startsWith(origin);
        if (!local) problems.push(`left the origin: ${url}`);
      });
      page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      await use();
      const unexpected = problems.filter((p) => !expectedErrors.some((e) => e.test(p)));
      expect(unexpected, 'nothing leaves the origin, nothing fails in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Fail on what breaks WCAG A or AA, or axe's best practices, in what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Axe opens a second page to join what it finds in frames. With one frame the answer is the same
  // without that page, in half the processor time.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // A tooltip is no landmark's content: the element that it describes is.
    .exclude('[role=tooltip]')
    .setLegacyMode()
    .analyze();
  const findings = violations.map(
    (v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`,
  );
  expect(findings).toEqual([]);
}

/** The page is not wider than the window. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const hidden = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(hidden, `sideways scrolling at ${page.viewportSize()?.width} px`).toBe(0);
}
