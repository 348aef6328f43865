import { liveQuery } from 'dexie';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Recipe } from '../domain/recipe/recipe';
import { getSetting, setSetting } from '../storage/settings';

/** Undefined until storage has answered once; null when nothing was ever put aside. */
type Aside = Recipe | null | undefined;

const useAside = create<{ recipe: Aside }>(() => ({ recipe: undefined }));

/** Writes on their way to storage; while there are any, what storage says is older than the screen. */
let unwritten = 0;
let following = false;

/** Start reading what is stored, once for the life of the page. */
export function followInactiveRecipe(): void {
  if (following) return;
  following = true;
  liveQuery(() => getSetting('recipeAside')).subscribe({
    next: (stored) => {
      if (unwritten === 0) useAside.setState({ recipe: stored ?? null });
    },
    // Storage that cannot be read must not take the room away.
    error: () => useAside.setState(({ recipe }) => ({ recipe: recipe ?? null })),
  });
}

/** What the screen shows now, written or not. */
export const currentInactiveRecipe = (): Aside => useAside.getState().recipe;

/** Put a valid recipe aside: on screen at once, in storage when it can. */
export async function putInactiveRecipe(recipe: Recipe): Promise<void> {
  useAside.setState({ recipe });
  unwritten += 1;
  try {
    await setSetting('recipeAside', recipe);
  } catch {
    // What storage refuses (a full disk) stays on screen, and is what Start trains.
  } finally {
    unwritten -= 1;
  }
}

/** The settings of the model that is not the draft, kept across reloads and tabs. */
export function useInactiveRecipe(): Aside {
  useEffect(followInactiveRecipe, []);
  return useAside(({ recipe }) => recipe);
}
