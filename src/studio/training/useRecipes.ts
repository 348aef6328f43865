import { useLocalStorage } from '@mantine/hooks';
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import { defaultRecipe, parseRecipe, type ModelKind, type Recipe } from '../../domain/recipe';
import { getSetting, setSetting } from '../../storage/settings';
import { useRecipeDraft } from '../session/recipeDraft';

export type ModelChoice = ModelKind | 'both';

/** What two models trained side by side always share, so that they can be compared. */
const withShared = (recipe: Recipe, { seed, split, augmentation }: Recipe): Recipe => ({
  ...recipe,
  seed,
  split,
  augmentation,
});

export interface Recipes {
  choice: ModelChoice;
  choose: (choice: ModelChoice) => void;
  /** The recipes that Start would train, in order. */
  recipes: Recipe[];
  /** Change the recipe of one kind; gives the sentence that says why not, or null. */
  edit: (kind: ModelKind, change: (recipe: Recipe) => Recipe) => string | null;
  /** Make this whole recipe the draft; one of the other kind is put aside. */
  adopt: (recipe: Recipe) => void;
}

/**
 * The draft that the rooms share describes one model; the other kind's settings wait
 * aside until they are chosen again, or are trained with it. Null while storage answers.
 */
export function useRecipes(): Recipes | null {
  const { recipe: draft, editRecipe } = useRecipeDraft();
  const [both, setBoth] = useLocalStorage({ key: 'mask-studio-both', defaultValue: false });
  const stored = useLiveQuery(async () => (await getSetting('recipeAside')) ?? null);

  const edit = useCallback<Recipes['edit']>(
    (kind, change) => {
      if (!draft) return 'The recipe is still loading.';
      if (draft.model.kind === kind) return editRecipe(change);
      try {
        const aside = stored?.model.kind === kind ? stored : defaultRecipe(kind);
        void setSetting('recipeAside', parseRecipe(change(withShared(aside, draft))));
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    [draft, editRecipe, stored],
  );

  if (!draft || stored === undefined) return null;
  const kind = draft.model.kind;
  const otherKind: ModelKind = kind === 'cnn' ? 'mobilenetv2' : 'cnn';
  const aside = withShared(
    stored?.model.kind === otherKind ? stored : defaultRecipe(otherKind),
    draft,
  );
  const [cnn, mobilenetv2] = kind === 'cnn' ? [draft, aside] : [aside, draft];
  const choice = both ? 'both' : kind;

  const adopt = (recipe: Recipe) => {
    setBoth(false);
    if (recipe.model.kind !== kind) void setSetting('recipeAside', draft);
    editRecipe(() => recipe);
  };
  return {
    choice,
    recipes: choice === 'both' ? [cnn, mobilenetv2] : [draft],
    edit,
    adopt,
    choose(next) {
      if (next === 'both') setBoth(true);
      else adopt(next === kind ? draft : aside);
    },
  };
}
