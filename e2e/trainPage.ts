import type { Page } from '@playwright/test';

const TITLES = ['Scratch CNN', 'MobileNetV2', 'Compact CNN'] as const;
type Title = (typeof TITLES)[number];

export const modelCard = (page: Page, title: Title) =>
  page.getByRole('checkbox', { name: new RegExp(`^${title}\\.`) });

/** Tick these models and no others. */
export async function chooseModels(page: Page, ...titles: Title[]): Promise<void> {
  // The wanted ones first: at least one stays ticked.
  for (const title of titles) await modelCard(page, title).check();
  for (const title of TITLES) {
    if (!titles.includes(title)) await modelCard(page, title).uncheck();
  }
}

/** Show every hyperparameter. */
export async function openAdvanced(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Advanced' });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await page.getByRole('textbox', { name: 'Seed' }).waitFor();
}
