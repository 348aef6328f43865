/**
 * Images, labels and split settings are stored first; a worker recomputes groups and split a moment
 * later. Whatever changes them marks the split as stale in the same transaction, and the new split
 * takes the mark away: a tab that is closed in between leaves it to the next visit.
 */
import type { SplitSettings } from '../domain/dataset/dataset';
import { db, type SettingRow } from './db';
import { withQuotaErrors } from './errors';
import { setSetting } from './settings';

/** In a transaction on `settings`. */
export const markSplitStale = (): Promise<void> =>
  setSetting('splitIsStale', { since: Date.now() });

/** In the transaction on `settings` that stores the new split. */
export const markSplitFresh = (): Promise<void> => db.settings.delete('splitIsStale');

/** Since when the split is stale; undefined: it is not. Another change, another time. */
export const splitStaleSince = async (): Promise<number | undefined> =>
  ((await db.settings.get('splitIsStale')) as SettingRow<'splitIsStale'> | undefined)?.value.since;

export const isSplitStale = async (): Promise<boolean> => (await splitStaleSince()) !== undefined;

/** How the dataset is to be divided from now on. The split follows: ask for `resplit`. Throws StorageFullError. */
export async function setSplitSettings(settings: SplitSettings): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.settings, async () => {
      await setSetting('split', settings);
      await markSplitStale();
    }),
  );
}
