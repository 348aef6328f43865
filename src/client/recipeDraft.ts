import { liveQuery } from 'dexie';
import { useEffect } from 'react';
import * as v from 'valibot';
import { create } from 'zustand';
import { defaultRecipe, parseRecipe, recipeSchema, type Recipe } from '../domain/recipe/recipe';
import { getSetting, setSetting } from '../storage/settings';

const WRITE_DELAY_MS = 250;

interface Draft {
  /** Null until storage has answered once. */
  recipe: Recipe | null;
}

const useDraft = create<Draft>(() => ({ recipe: null }));

/** An edit on its way to storage; while there is one, what storage says is older than the screen. */
let unwritten: Recipe | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A stored recipe of an older version, or a damaged one, gives way to the defaults. */
function usable(stored: unknown): Recipe {
  const result = v.safeParse(recipeSchema, stored);
  return result.success ? result.output : defaultRecipe('cnn');
}

let following = false;

/** Start reading the stored draft, once for the life of the page. */
export function followRecipeDraft(): void {
  if (following) return;
  following = true;
  liveQuery(() => getSetting('recipe')).subscribe({
    next: (stored) => {
      if (!unwritten) useDraft.setState({ recipe: usable(stored) });
    },
    // Storage that cannot be read (private mode, a full disk) must not take the rooms away.
    error: () => useDraft.setState(({ recipe }) => ({ recipe: recipe ?? defaultRecipe('cnn') })),
  });
  window.addEventListener('pagehide', () => void flushRecipeDraft());
}

export const currentRecipeDraft = (): Recipe | null => useDraft.getState().recipe;

/** Write a waiting edit now. Rejects when storage refuses it; the draft on screen stays. */
export async function flushRecipeDraft(): Promise<void> {
  clearTimeout(timer);
  const recipe = unwritten;
  if (!recipe) return;
  await setSetting('recipe', recipe);
  if (unwritten === recipe) unwritten = null;
}

/**
 * Change the draft: on screen at once, in storage a moment later. A result that is
 * not a valid recipe is not taken; the sentence that says why is given back, else null.
 */
export function editRecipeDraft(change: (recipe: Recipe) => Recipe): string | null {
  const { recipe } = useDraft.getState();
  if (!recipe) return 'The recipe is still loading.';
  try {
    unwritten = parseRecipe(change(recipe));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  useDraft.setState({ recipe: unwritten });
  clearTimeout(timer);
  timer = setTimeout(() => void flushRecipeDraft().catch(() => undefined), WRITE_DELAY_MS);
  return null;
}

/**
 * The recipe that the next run will be made from, shared by the rooms that edit it
 * and kept across reloads and tabs. `recipe` is always valid; null only before
 * storage has answered.
 */
export function useRecipeDraft(): {
  recipe: Recipe | null;
  editRecipe: typeof editRecipeDraft;
} {
  const recipe = useDraft((draft) => draft.recipe);
  useEffect(followRecipeDraft, []);
  return { recipe, editRecipe: editRecipeDraft };
}
