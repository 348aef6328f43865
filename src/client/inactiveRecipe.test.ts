import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { defaultRecipe } from '../domain/recipe/recipe';
import * as settings from '../storage/settings';
import { currentInactiveRecipe, followInactiveRecipe, putInactiveRecipe } from './inactiveRecipe';

afterEach(() => vi.restoreAllMocks());

const sized = (imageSize: number) => ({ ...defaultRecipe('mobilenetv2'), imageSize });

it('shows every edit at once, in order, whatever storage answers meanwhile', async () => {
  followInactiveRecipe();
  await vi.waitFor(() => expect(currentInactiveRecipe()).toBeNull());
  const writes = [64, 96, 128].map((size) => {
    const written = putInactiveRecipe(sized(size));
    expect(currentInactiveRecipe()?.imageSize).toBe(size);
    return written;
  });
  await Promise.all(writes);
  expect((await settings.getSetting('recipeAside'))?.imageSize).toBe(128);
  expect(currentInactiveRecipe()?.imageSize).toBe(128);
});

it('follows what another tab writes', async () => {
  await settings.setSetting('recipeAside', sized(160));
  await vi.waitFor(() => expect(currentInactiveRecipe()?.imageSize).toBe(160));
});

it('keeps an edit on screen that storage refuses', async () => {
  vi.spyOn(settings, 'setSetting').mockRejectedValue(new Error('full'));
  await putInactiveRecipe(sized(192));
  expect(currentInactiveRecipe()?.imageSize).toBe(192);
});
