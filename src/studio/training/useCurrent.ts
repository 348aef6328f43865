import { useStore } from 'zustand';
import type { ModelKind } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import { recipes } from '../../client/recipes';

/**
 * A value of a family's recipe as it is now. The recipes that Advanced hands down follow a
 * moment later, since it is drawn in slices: a switch that showed those would go back first.
 */
export const useCurrent = <T>(kind: ModelKind, read: (recipe: Recipe) => T, earlier: T): T =>
  useStore(recipes, ({ set }) => (set ? read(set.byKind[kind]) : earlier));
