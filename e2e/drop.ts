import type { Page } from '@playwright/test';

/** Drop paths of this machine on the page, as its desktop would. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  await dropAt(page, 300, 300, ...files);
}

/** Drop them on this place of the window, in CSS pixels from its top left corner. */
export async function dropAt(page: Page, x: number, y: number, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
}
