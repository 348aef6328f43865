import { isSameRecord } from '../../../domain/project/json';
import { readSettings } from '../../../domain/project/records';
import { readVersioned } from '../../../domain/versioned';
import type { Settings } from '../../../storage/db';
import { settingFormats } from '../../../storage/settingFormats';
import { getSetting, setSetting } from '../../../storage/settings';
import { message } from '../../../texts/message';
import * as layout from '../../project/layout';
import type { Opening } from './opening';

type Setting = { [K in keyof Settings]: { key: K; value: Settings[K] } }['split' | 'recipes'];

/** The settings of a project in their newest version. Throws an Error with a message for the user. */
export const settingsOf = (json: unknown, path: string): Setting[] =>
  readSettings(json, path).map(({ key, value, version = 1 }) => {
    const read = readVersioned<unknown>(settingFormats[key], value, version, 'leave out');
    return { key, value: read.value } as Setting;
  });

/** Split and configurations: where there are any here, those stay. */
export async function openSettings(opening: Opening): Promise<void> {
  if (!opening.paths.includes(layout.SETTINGS)) return;
  for (const { key, value } of settingsOf(
    await opening.zip.json(layout.SETTINGS),
    layout.SETTINGS,
  )) {
    const here = await getSetting(key);
    // The images come with their splits: so do the settings that made them.
    const takes = here === undefined || (key === 'split' && opening.exact);
    if (takes) await setSetting(key, value);
    else if (!isSameRecord(here, value)) opening.conflict(message(`project.conflict.${key}`));
  }
}
