/** What the database's versions change in rows that are there. One function a version (storage/db). */
import type { Transaction } from 'dexie';

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
