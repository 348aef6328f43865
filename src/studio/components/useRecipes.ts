import { useEffect } from 'react';
import { useStore } from 'zustand';
import { followRecipes, recipes } from '../../client/recipes';
import type { RecipeSet } from '../../domain/recipe/recipeSet';

/** The recipes that the next runs will be made from; null until storage has answered once. */
export function useRecipes(): RecipeSet | null {
  useEffect(followRecipes, []);
  return useStore(recipes, ({ set }) => set);
}
