import { useEffect } from 'react';
import { useStore } from 'zustand';
import { followRecipes, recipes } from '../../client/recipes';
import type { RecipeSet } from '../../domain/recipe/recipeSet';

/** The recipes of the next runs; null until they have been read from storage. */
export function useRecipes(): RecipeSet | null {
  useEffect(followRecipes, []);
  return useStore(recipes, ({ set }) => set);
}
