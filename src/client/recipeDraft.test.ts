import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultRecipe } from '../domain/recipe/recipe';

/** A fresh module each time: the draft follows storage once for the life of a page. */
async function open() {
  vi.resetModules();
  const listeners = new Map<string, () => void>();
  vi.stubGlobal('window', {
    addEventListener: (type: string, run: () => void) => listeners.set(type, run),
  });
  const draft = await import('./recipeDraft');
  const settings = await import('../storage/settings');
  draft.followRecipeDraft();
  return { ...draft, ...settings, leave: () => listeners.get('pagehide')?.() };
}

afterEach(() => vi.unstubAllGlobals());

describe('the recipe draft', () => {
  it('starts from the default, takes a valid edit at once and keeps it in storage', async () => {
    const { currentRecipeDraft, editRecipeDraft, flushRecipeDraft, getSetting } = await open();
    await vi.waitFor(() => expect(currentRecipeDraft()).toEqual(defaultRecipe('cnn')));
    expect(editRecipeDraft((recipe) => ({ ...recipe, imageSize: 96 }))).toBeNull();
    expect(currentRecipeDraft()?.imageSize).toBe(96);
    await flushRecipeDraft();
    expect((await getSetting('recipe'))?.imageSize).toBe(96);
  });

  it('refuses an edit that is no recipe, in a sentence that names the field', async () => {
    const { currentRecipeDraft, editRecipeDraft } = await open();
    await vi.waitFor(() => expect(currentRecipeDraft()).not.toBeNull());
    const before = currentRecipeDraft();
    expect(editRecipeDraft((recipe) => ({ ...recipe, imageSize: 7 }))).toMatch(/imageSize/);
    expect(currentRecipeDraft()).toEqual(before);
  });

  it('gives way to the defaults when what is stored is not a recipe any more', async () => {
    const { db } = await import('../storage/db');
    await db.table('settings').put({ key: 'recipe', value: { version: 0 } });
    const { currentRecipeDraft } = await open();
    await vi.waitFor(() => expect(currentRecipeDraft()).toEqual(defaultRecipe('cnn')));
  });

  it('writes a waiting edit when the page is left', async () => {
    const { currentRecipeDraft, editRecipeDraft, getSetting, leave } = await open();
    await vi.waitFor(() => expect(currentRecipeDraft()).not.toBeNull());
    editRecipeDraft((recipe) => ({ ...recipe, seed: 77 }));
    leave();
    await vi.waitFor(async () => expect((await getSetting('recipe'))?.seed).toBe(77), {
      timeout: 200,
    });
  });
});
