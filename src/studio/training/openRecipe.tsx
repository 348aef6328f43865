import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { parseRecipe, type Recipe } from '../../domain/recipe/recipe';
import { isSameSplit, splitSettingsOf } from '../../domain/split/split';
import { resplit } from '../../client/importSession';
import { adoptRecipe, recipes } from '../../client/recipes';
import { countRuns } from '../../storage/runs';
import { setSetting } from '../../storage/settings';
import { messageOf, modelTitle, formatSplit } from '../components/format';

function showProblem(error: unknown): void {
  const message = messageOf(error);
  notifications.show({ color: 'red', title: 'Not opened', message, autoClose: false });
}

/** Split the dataset as the recipe says, and use the recipe. */
async function applyToDataset(recipe: Recipe): Promise<void> {
  await setSetting('split', splitSettingsOf(recipe.split));
  await resplit();
  adoptRecipe(recipe, 'dataset');
}

/** The recipe's split is not the dataset's: the user chooses which of them is used. */
async function askForSplit(recipe: Recipe, opened: () => void): Promise<void> {
  const isLocked = (await countRuns()) > 0;
  const take = (work: Promise<void> | void) =>
    void Promise.resolve(work).then(opened).catch(showProblem);
  modals.openConfirmModal({
    title: 'This configuration has another split',
    closeButtonProps: { 'aria-label': 'Do not open the configuration' },
    children: (
      <>
        <Text size="sm">The configuration: {formatSplit(recipe.split)}.</Text>
        <Text size="sm">The dataset: {formatSplit(recipes.getState().datasetSplit)}.</Text>
        <Text size="sm" mt="sm">
          {isLocked
            ? 'The dataset’s split is locked, because runs have used it. Runs from this configuration can be split on their own: they can be compared with others only on the same test images.'
            : 'The split can be applied to the dataset, or the dataset keeps the one it has.'}
        </Text>
      </>
    ),
    labels: {
      confirm: isLocked ? 'Split these runs on their own' : 'Apply to the dataset',
      cancel: 'Keep the dataset’s split',
    },
    onConfirm: () => take(isLocked ? adoptRecipe(recipe, 'own') : applyToDataset(recipe)),
    onCancel: () => take(adoptRecipe(recipe, 'dataset')),
  });
}

/** Make a recipe file the page's recipe, after asking for the split where it differs. */
export async function openRecipe(file: File): Promise<void> {
  try {
    const recipe = parseRecipe(JSON.parse(await file.text()));
    const opened = () =>
      void notifications.show({
        title: 'Configuration opened',
        message: `${file.name}: ${modelTitle(recipe.model)}, seed ${recipe.seed}.`,
      });
    if (isSameSplit(recipe.split, recipes.getState().datasetSplit)) {
      adoptRecipe(recipe, 'dataset');
      opened();
    } else await askForSplit(recipe, opened);
  } catch (error) {
    showProblem(error instanceof SyntaxError ? `${file.name} is not a JSON file.` : error);
  }
}
