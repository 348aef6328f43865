/** What the database's versions change in rows that are there. One function a version (storage/db). */
import type { Transaction } from 'dexie';
import type { SplitSettings } from '../domain/dataset/dataset';
import { DEFAULT_SPLIT_SETTINGS, recipeSplitOf } from '../domain/split/split';

/** Version 3: one row holds a recipe for each family; two rows held the edited and the other one. */
export async function recipesByKind(transaction: Transaction): Promise<void> {
  const settings = transaction.table<{ key: string; value: { model?: { kind?: string } } }>(
    'settings',
  );
  const rows = await settings.bulkGet(['recipe', 'recipeAside']);
  const recipes = rows.flatMap((row) => (row?.value.model?.kind ? [row.value] : []));
  const byKind = Object.fromEntries(
    [...recipes].reverse().map((recipe) => [recipe.model!.kind!, recipe]),
  );
  const chosen = recipes.slice(0, 1).map(({ model }) => model!.kind!);
  if (recipes.length > 0) {
    await transaction.table('settings').put({ key: 'recipes', value: { chosen, byKind } });
  }
  await settings.bulkDelete(['recipe', 'recipeAside']);
}

/**
 * Version 3: a run says the split that its images have. Recipes of version 1 had no say in
 * it: every stored run was divided as the dataset is.
 */
export async function runsSayTheirSplit(transaction: Transaction): Promise<void> {
  const row = await transaction
    .table<{ key: string; value: SplitSettings }>('settings')
    .get('split');
  const split = recipeSplitOf(row?.value ?? DEFAULT_SPLIT_SETTINGS);
  await transaction
    .table<{ recipe: { version: number; split: unknown } }>('runs')
    .toCollection()
    .modify((run) => {
      if (run.recipe.version === 1) run.recipe = { ...run.recipe, version: 2, split };
    });
}

/** Version 5: the seconds of a run's evaluation are called so. */
export async function secondsOfEvaluation(transaction: Transaction): Promise<void> {
  await transaction
    .table<{ seconds?: { judge?: number; evaluate?: number } }>('runs')
    .toCollection()
    .modify(({ seconds }) => {
      if (seconds?.judge === undefined) return;
      seconds.evaluate = seconds.judge;
      delete seconds.judge;
    });
}
