/** The browser's quota for the origin of the studio, set by its developer tools. */
import type { Scene } from './kind';

/** Bytes that find no room where all of the quota is used. */
const PROBE = 1024 * 1024;

/** Leave no room for the origin, or all the room there is. */
export async function setQuota({ context, page, url }: Scene, isShort: boolean): Promise<void> {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(url);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  const quota = isShort ? { quotaSize: Math.floor(usage) } : {};
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
}

/** Whether the browser refuses a write of the injector's own. */
export const refusesWrites = ({ page }: Scene): Promise<boolean> =>
  page.evaluate(async (bytes) => {
    const root = await navigator.storage.getDirectory();
    try {
      const file = await root.getFileHandle('probe', { create: true });
      const writer = await file.createWritable();
      await writer.write(new Uint8Array(bytes));
      await writer.close();
      return false;
    } catch (error) {
      return (error as Error).name === 'QuotaExceededError';
    } finally {
      await root.removeEntry('probe').catch(() => undefined);
    }
  }, PROBE);
