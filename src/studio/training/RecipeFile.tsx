import { Button, FileButton } from '@mantine/core';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Recipe } from '../../domain/recipe/recipe';
import { t } from '../../texts/t';
import { saveFile } from '../components/saveFile';
import { openRecipe } from './openRecipe';

/** Saves the recipe, which the page calls the configuration, as a JSON file, and opens one. */
export function RecipeFile({ recipes }: { recipes: Recipe[] }) {
  const reset = useRef<() => void>(null);
  const open = (file: File | null) => {
    if (file) void openRecipe(file);
    reset.current?.(); // Without this the same file could not be opened again.
  };
  const save = () => {
    for (const recipe of recipes) {
      const json = JSON.stringify(recipe, null, 2);
      saveFile(`recipe-${recipe.model.kind}.json`, new Blob([json], { type: 'application/json' }));
    }
  };
  return (
    <>
      <FileButton resetRef={reset} onChange={open} accept="application/json,.json">
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="xs"
            leftSection={<IconFileUpload size={16} aria-hidden />}
          >
            {t('training.form.configuration.open')}
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={save}
      >
        {t('training.form.configuration.save')}
      </Button>
    </>
  );
}
