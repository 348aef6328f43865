import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { parseRecipe, type Recipe } from '../../domain/recipe/recipe';
import { saveFile } from '../components/saveFile';
import { messageOf, modelWords } from '../components/format';

/** A recipe as a JSON file: out, to keep or to give; and in. */
export function RecipeFile({
  recipes,
  onRecipe,
}: {
  recipes: Recipe[];
  onRecipe: (recipe: Recipe) => void;
}) {
  const save = () => {
    for (const recipe of recipes) {
      const json = JSON.stringify(recipe, null, 2);
      saveFile(`recipe-${recipe.model.kind}.json`, new Blob([json], { type: 'application/json' }));
    }
  };
  const open = async (file: File | null) => {
    if (!file) return;
    try {
      const recipe = parseRecipe(JSON.parse(await file.text()));
      onRecipe(recipe);
      notifications.show({
        title: 'Recipe opened',
        message: `${file.name}: ${modelWords(recipe.model)}, seed ${recipe.seed}.`,
      });
    } catch (error) {
      const message =
        error instanceof SyntaxError ? `${file.name} is not a JSON file.` : messageOf(error);
      notifications.show({ color: 'red', title: 'Not opened', message, autoClose: false });
    }
  };
  return (
    <>
      <FileButton onChange={(file) => void open(file)} accept="application/json,.json">
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="xs"
            leftSection={<IconFileUpload size={16} aria-hidden />}
          >
            Open a recipe
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={save}
      >
        Save the recipe
      </Button>
    </>
  );
}
