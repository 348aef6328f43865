import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { parseRecipe, type Recipe } from '../../domain/recipe/recipe';
import { isSameSplit, splitSettingsOf } from '../../domain/split/split';
import { resplit } from '../../client/importSession';
import { adoptRecipe, recipes } from '../../client/recipes';
import { countRuns } from '../../storage/runs';
import { setSplitSettings } from '../../storage/staleSplit';
import { sayError, t } from '../../texts/t';
import { modelTitle, formatSplit } from '../components/format';

function showProblem(message: string): void {
  const title = t('training.form.configuration.notOpened');
  notifications.show({ color: 'error', title, message, autoClose: false });
}

/** Split the dataset as the recipe says, and use the recipe. */
async function applyToDataset(recipe: Recipe): Promise<void> {
  await setSplitSettings(splitSettingsOf(recipe.split));
  await resplit();
  adoptRecipe(recipe, 'dataset');
}

/** The recipe's split is not the dataset's: the user chooses which of them is used. */
async function askForSplit(recipe: Recipe, opened: () => void): Promise<void> {
  const isLocked = (await countRuns()) > 0;
  const take = (work: Promise<void> | void) =>
    void Promise.resolve(work)
      .then(opened)
      .catch((error: unknown) => showProblem(sayError(error)));
  modals.openConfirmModal({
    title: t('training.form.configuration.otherSplit'),
    closeButtonProps: { 'aria-label': t('training.form.configuration.close') },
    children: (
      <>
        <Text size="sm">
          {t('training.form.configuration.itsSplit', { split: formatSplit(recipe.split) })}
        </Text>
        <Text size="sm">
          {t('training.form.configuration.datasetSplit', {
            split: formatSplit(recipes.getState().datasetSplit),
          })}
        </Text>
        <Text size="sm" mt="sm">
          {isLocked
            ? t('training.form.configuration.locked')
            : t('training.form.configuration.free')}
        </Text>
      </>
    ),
    labels: {
      confirm: isLocked
        ? t('training.form.configuration.splitOwn')
        : t('training.form.configuration.apply'),
      cancel: t('training.form.configuration.keep'),
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
        title: t('training.form.configuration.opened'),
        message: t('training.form.configuration.openedFile', {
          file: file.name,
          model: modelTitle(recipe.model),
          seed: recipe.seed,
        }),
      });
    if (isSameSplit(recipe.split, recipes.getState().datasetSplit)) {
      adoptRecipe(recipe, 'dataset');
      opened();
    } else await askForSplit(recipe, opened);
  } catch (error) {
    showProblem(
      error instanceof SyntaxError
        ? t('training.form.configuration.notJson', { file: file.name })
        : sayError(error),
    );
  }
}
