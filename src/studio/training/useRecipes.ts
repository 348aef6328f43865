import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import { defaultRecipe, parseRecipe, type Recipe } from '../../domain/recipe/recipe';
import type { ModelKind } from '../../domain/models/registry';
import {
  currentInactiveRecipe,
  putInactiveRecipe,
  useInactiveRecipe,
} from '../../client/inactiveRecipe';
import { currentRecipeDraft, useRecipeDraft } from '../../client/recipeDraft';

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
  const stored = useInactiveRecipe();

  const edit = useCallback<Recipes['edit']>(
    (kind, change) => {
      // As they are now, not as they were drawn: two edits can come before the next drawing.
      const now = currentRecipeDraft();
      const beside = currentInactiveRecipe();
      if (!now || beside === undefined) return 'The recipe is still loading.';
      if (now.model.kind === kind) return editRecipe(change);
      try {
        const aside = beside?.model.kind === kind ? beside : defaultRecipe(kind);
        void putInactiveRecipe(parseRecipe(change(withShared(aside, now))));
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    [editRecipe],
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
    if (recipe.model.kind !== kind) void putInactiveRecipe(draft);
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
