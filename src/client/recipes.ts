/** The recipes that the next runs will be made from: edited here, kept across reloads and tabs. */
import { liveQuery } from 'dexie';
import { createStore } from 'zustand/vanilla';
import type { ModelKind } from '../domain/models/registry';
import { withPreset, type Preset } from '../domain/recipe/presets';
import { parseRecipe, type Recipe, type RecipeSplit } from '../domain/recipe/recipe';
import {
  readRecipeSet,
  withChosen,
  withDatasetSplit,
  withRecipe,
  type RecipeSet,
} from '../domain/recipe/recipeSet';
import { DEFAULT_SPLIT_SETTINGS, recipeSplitOf } from '../domain/split/split';
import { getSetting, setSetting } from '../storage/settings';
import { errorText, message, type Text } from '../texts/message';

interface State {
  /** What the page shows now, written or not; null until storage has answered once. Always valid. */
  set: RecipeSet | null;
  datasetSplit: RecipeSplit;
}

export const recipes = createStore<State>(() => ({
  set: null,
  datasetSplit: recipeSplitOf(DEFAULT_SPLIT_SETTINGS),
}));

/** An edit on its way to storage; while there is one, what is stored is older than what is shown. */
let unwritten: RecipeSet | null = null;
let following = false;

/** Start reading what is stored, once for the life of the page. */
export function followRecipes(): void {
  if (following) return;
  following = true;
  const read = async () => {
    const split = (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS;
    // Last, so that an edit written during this reading is not followed by an older one.
    return { stored: await getSetting('recipes'), split };
  };
  liveQuery(read).subscribe({
    next({ stored, split }) {
      const datasetSplit = recipeSplitOf(split);
      const set = unwritten ?? readRecipeSet(stored);
      recipes.setState({ set: withDatasetSplit(set, datasetSplit), datasetSplit });
    },
    // Storage that cannot be read (private mode, a full disk) must not take the pages away.
    error: () => recipes.setState(({ set }) => ({ set: set ?? readRecipeSet(undefined) })),
  });
}

/** Write a waiting edit now. Rejects when storage refuses it; what is shown stays. */
export async function flushRecipes(): Promise<void> {
  const set = unwritten;
  if (!set) return;
  await setSetting('recipes', set);
  if (unwritten === set) unwritten = null;
}

/** Shown and handed to storage at once: a page that is closed or reloaded may not finish work that waits. */
function show(set: RecipeSet): void {
  unwritten = set;
  recipes.setState({ set });
  void flushRecipes().catch(() => undefined); // Start flushes again, and reports what fails.
}

/**
 * Change the recipe of one family; seed, split and augmentation change for all. A result
 * that is not a valid recipe is not taken: the message that says why is given back, else null.
 */
export function editRecipe(kind: ModelKind, change: (recipe: Recipe) => Recipe): Text | null {
  const { set } = recipes.getState();
  if (!set) return message('training.recipeLoading');
  try {
    show(withRecipe(set, parseRecipe(change(set.byKind[kind]))));
    return null;
  } catch (error) {
    return errorText(error);
  }
}

/** Choose the families that the next start trains. */
export function chooseFamilies(kinds: readonly ModelKind[]): void {
  const { set } = recipes.getState();
  if (set) show(withChosen(set, kinds));
}

/** Fill the recipes of all families with a preset's values. */
export function choosePreset(preset: Preset): void {
  const { set } = recipes.getState();
  if (set) show(withPreset(set, preset));
}

/**
 * Take a whole recipe, and choose its family alone. Its split is kept for the runs made from
 * it (`own`), or gives way to the dataset's.
 */
export function adoptRecipe(recipe: Recipe, split: 'own' | 'dataset'): void {
  const { set, datasetSplit } = recipes.getState();
  if (!set) return;
  const adopted = withChosen(withRecipe(set, recipe), [recipe.model.kind]);
  const ownSplit = split === 'own' ? recipe.split : null;
  show(withDatasetSplit({ ...adopted, ownSplit }, datasetSplit));
}

/** Let the next runs have the dataset's split again. */
export function followDatasetSplit(): void {
  const { set, datasetSplit } = recipes.getState();
  if (set) show(withDatasetSplit({ ...set, ownSplit: null }, datasetSplit));
}
