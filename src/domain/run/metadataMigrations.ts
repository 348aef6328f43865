import * as v from 'valibot';
import type { Migration } from '../versioned';

const countsByName = v.object({
  classes: v.array(v.string()),
  dataset: v.looseObject({ counts: v.record(v.string(), v.unknown()) }),
});

/**
 * Version 2: counts have the order of the classes, since two classes may have one name (in
 * version 1 such two had one count, which both get here), and the split that was used is
 * said. Version 1 said only the recipe's, which may have been another.
 */
const countsByIndex: Migration = (metadata) => {
  const next = { ...metadata, version: 2, split: null };
  const { success, output } = v.safeParse(countsByName, metadata);
  if (!success) return next;
  const { classes, dataset } = output;
  return { ...next, dataset: { ...dataset, counts: classes.map((name) => dataset.counts[name]) } };
};

const recipeWithModel = v.object({
  recipe: v.object({ model: v.object({ kind: v.string() }) }),
});

/** Version 3: the family is said apart from the recipe, which a model trained elsewhere does not have. */
const familyApart: Migration = (metadata) => {
  const { success, output } = v.safeParse(recipeWithModel, metadata);
  return { ...metadata, version: 3, ...(success && { family: output.recipe.model.kind }) };
};

export const metadataMigrations: readonly Migration[] = [countsByIndex, familyApart];
