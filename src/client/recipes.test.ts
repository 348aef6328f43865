import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRecipe } from '../domain/recipe/recipe';
import { english } from '../texts/message';

/** Fresh modules each time: the store follows storage once for the life of a page. */
let flush = () => Promise.resolve();

async function open() {
  vi.resetModules();
  const client = await import('./recipes');
  const settings = await import('../storage/settings');
  flush = client.flushRecipes;
  const set = () => client.recipes.getState().set!;
  client.followRecipes();
  await vi.waitFor(() => expect(set()).not.toBeNull());
  return { ...client, settings, set };
}

beforeEach(async () => {
  const { db } = await import('../storage/db');
  await db.settings.clear();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await flush(); // Or what one test wrote would arrive in the next.
});

describe('the recipes', () => {
  it('start from the defaults, take a valid edit at once and keep it in storage', async () => {
    const { editRecipe, flushRecipes, settings, set } = await open();
    expect(set()).toMatchObject({
      chosen: ['cnn', 'mobilenetv2'],
      byKind: { cnn: defaultRecipe('cnn') },
    });
    expect(editRecipe('cnn', (recipe) => ({ ...recipe, imageSize: 96 }))).toBeNull();
    expect(set().byKind.cnn.imageSize).toBe(96);
    await flushRecipes();
    expect((await settings.getSetting('recipes'))?.byKind.cnn?.imageSize).toBe(96);
  });

  it('refuse an edit that is no recipe, with a message that names the field', async () => {
    const { editRecipe, set } = await open();
    const before = set();
    expect(english(editRecipe('cnn', (recipe) => ({ ...recipe, imageSize: 7 }))!)).toMatch(
      /imageSize/,
    );
    expect(set()).toEqual(before);
  });

  it('share seed, split and augmentation, and nothing else', async () => {
    const { editRecipe, set } = await open();
    editRecipe('mobilenetv2', (recipe) => ({ ...recipe, seed: 9, imageSize: 96 }));
    const { cnn, mobilenetv2 } = set().byKind;
    expect([cnn.seed, mobilenetv2.seed]).toEqual([9, 9]);
    expect([cnn.imageSize, mobilenetv2.imageSize]).toEqual([128, 96]);
  });

  it('keep the choice of families in the order of the registry', async () => {
    const { chooseFamilies, adoptRecipe, set } = await open();
    chooseFamilies(['mobilenetv2', 'cnn']);
    expect(set().chosen).toEqual(['cnn', 'mobilenetv2']);
    adoptRecipe(defaultRecipe('mobilenetv2', 5), 'dataset');
    expect(set().chosen).toEqual(['mobilenetv2']);
    expect(set().byKind.cnn.seed).toBe(5);
  });

  it('have the dataset’s split, whatever it becomes, unless a recipe keeps its own', async () => {
    const { adoptRecipe, followDatasetSplit, settings, set } = await open();
    const half = { train: 0.5, validation: 0.25, test: 0.25 };
    await settings.setSetting('split', { seed: 3, fractions: half });
    await vi.waitFor(() => expect(set().byKind.cnn.split).toEqual({ ...half, seed: 3 }));

    const split = { train: 0.6, validation: 0.2, test: 0.2, seed: 7 };
    adoptRecipe({ ...defaultRecipe('cnn'), split }, 'own');
    await settings.setSetting('split', { seed: 4, fractions: half });
    expect(set().byKind.mobilenetv2.split).toEqual(split);
    followDatasetSplit();
    await vi.waitFor(() => expect(set().byKind.cnn.split).toEqual({ ...half, seed: 4 }));
  });

  it('give way to the defaults where what is stored is not a recipe any more', async () => {
    const { db } = await import('../storage/db');
    const value = { chosen: ['vgg'], byKind: { cnn: { version: 0 } } };
    await db.table('settings').put({ key: 'recipes', value });
    const { set } = await open();
    expect(set()).toMatchObject({
      chosen: ['cnn', 'mobilenetv2'],
      byKind: { cnn: defaultRecipe('cnn') },
    });
  });

  it('are handed to storage with the edit itself, so that a reload right after keeps it', async () => {
    const { editRecipe, settings } = await open();
    const write = vi.spyOn(settings, 'setSetting');
    editRecipe('cnn', (recipe) => ({ ...recipe, seed: 77 }));
    expect(write).toHaveBeenCalledOnce();
    await write.mock.results[0]!.value;
    expect((await settings.getSetting('recipes'))?.byKind.cnn?.seed).toBe(77);
  });

  it('end as the last of several edits in a row', async () => {
    const { editRecipe, flushRecipes, settings, set } = await open();
    for (const seed of [1, 2, 3]) editRecipe('cnn', (recipe) => ({ ...recipe, seed }));
    await flushRecipes();
    expect((await settings.getSetting('recipes'))?.byKind.cnn?.seed).toBe(3);
    expect(set().byKind.cnn.seed).toBe(3);
  });

  it('follow what another tab writes', async () => {
    const { settings, set } = await open();
    await settings.setSetting('recipes', { chosen: ['mobilenetv2'], byKind: {} });
    await vi.waitFor(() => expect(set().chosen).toEqual(['mobilenetv2']));
  });

  it('keep an edit on screen that storage refuses', async () => {
    const { editRecipe, flushRecipes, settings, set } = await open();
    vi.spyOn(settings, 'setSetting').mockRejectedValue(new Error('full'));
    editRecipe('cnn', (recipe) => ({ ...recipe, imageSize: 192 }));
    await expect(flushRecipes()).rejects.toThrow('full');
    expect(set().byKind.cnn.imageSize).toBe(192);
  });
});
