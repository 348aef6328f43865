import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultRecipe } from '../domain/recipe/recipe';
import recipeOfVersion1 from '../domain/recipe/fixtures/cnn.v1.recipe.json';
import { db } from './db';
import { getSetting, setSetting, settingsNotices } from './settings';
import { english } from '../texts/message';

/** Store a row as another version of Mask Studio might have. */
const store = (key: string, value: unknown, version?: number) =>
  db.table('settings').put({ key, value, version });

const split = { seed: 7, fractions: { train: 0.6, validation: 0.2, test: 0.2 } };

beforeEach(() => db.settings.clear());

describe('a setting', () => {
  it('is stored with its version', async () => {
    await setSetting('split', split);
    expect(await db.settings.get('split')).toEqual({ key: 'split', value: split, version: 1 });
    expect(await getSetting('split')).toEqual(split);
  });

  it('stored before settings had versions is of version 1', async () => {
    await store('split', split);
    expect(await getSetting('split')).toEqual(split);
    expect((await settingsNotices()).map(english)).toEqual([]);
  });

  it('loses the fields of a later version, with a notice', async () => {
    await store('split', { ...split, stratify: 'class' });
    expect(await getSetting('split')).toEqual(split);
    expect((await settingsNotices()).map(english)).toEqual([
      'This split setting comes from a later version of Mask Studio. Left out: stratify.',
    ]);
  });

  it('that cannot be read gives way to its default, with a notice', async () => {
    await store('split', { ...split, seed: 'seven' });
    await store('probe', {}, 9);
    expect(await getSetting('split')).toBeUndefined();
    expect((await settingsNotices()).map(english)).toEqual([
      expect.stringContaining('it has version 9, and version 1 can be read'),
      expect.stringContaining('seed: '),
    ]);
  });

  it('of recipes says what of each recipe was left out', async () => {
    const later = { ...defaultRecipe('mobilenetv2'), colour: 'red' };
    await store('recipes', {
      chosen: ['cnn'],
      byKind: { cnn: recipeOfVersion1, mobilenetv2: later },
    });
    expect((await settingsNotices()).map(english)).toEqual([
      'This configuration comes from a later version of Mask Studio. Left out: colour.',
    ]);
  });
});
