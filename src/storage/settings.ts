import { leftOutNotice, newestVersion, readVersioned } from '../domain/versioned';
import { readRecipe } from '../domain/recipe/recipe';
import { db, type SettingRow, type Settings } from './db';
import { withQuotaErrors } from './errors';
import { settingFormats } from './settingFormats';
import { errorText, message, type Text } from '../texts/message';

const read = <K extends keyof Settings>(row: SettingRow<K>) =>
  readVersioned(settingFormats[row.key], row.value, row.version ?? 1, 'leave out');

/**
 * The stored value in its newest version, or undefined when it was never set or cannot be
 * read: defaults take its place, and `settingsNotices` says so.
 */
export async function getSetting<K extends keyof Settings>(
  key: K,
): Promise<Settings[K] | undefined> {
  const row = (await db.settings.get(key)) as SettingRow<K> | undefined;
  try {
    return row && read(row).value;
  } catch {
    return undefined;
  }
}

/** Throws StorageFullError. */
export async function setSetting<K extends keyof Settings>(
  key: K,
  value: Settings[K],
): Promise<void> {
  await withQuotaErrors(() =>
    db.settings.put({ key, value, version: newestVersion(settingFormats[key]) }),
  );
}

/** Messages about settings, and recipes in them, that could not be read as a whole. */
export async function settingsNotices(): Promise<Text[]> {
  const rows = (await db.settings.toArray()).filter(({ key }) => key in settingFormats);
  const documents = rows.flatMap((row) => {
    const { name } = settingFormats[row.key];
    const own = { name, read: () => read(row).leftOut };
    if (row.key !== 'recipes') return [own];
    const { byKind = {} } = row.value as Partial<Settings['recipes']>;
    return [
      own,
      ...Object.values(byKind).map((recipe) => ({
        name: 'recipe' as const,
        read: () => readRecipe(recipe).leftOut,
      })),
    ];
  });
  return documents.flatMap((document) => {
    try {
      return leftOutNotice(document.name, document.read()) ?? [];
    } catch (error) {
      return message('storage.defaultsUsed', { problem: errorText(error) });
    }
  });
}
