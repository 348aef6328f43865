import type { Page } from '@playwright/test';

/** What is stored, as the project file that the page would hand to the browser's downloads. */
export async function projectFile(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const made: Blob[] = [];
    URL.createObjectURL = (file) => `#${made.push(file as Blob)}`;
    HTMLAnchorElement.prototype.click = () => undefined;
    await window.studio.saveProject();
    const bytes = new Uint8Array(await made[0]!.arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  return Buffer.from(text, 'latin1');
}
