import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { editRecipe } from '../../client/recipes';
import { chosenRecipes } from '../../domain/recipe/recipeSet';
import { useRecipes } from '../components/useRecipes';
import { AugmentationControls } from './AugmentationControls';
import { PreviewPanel } from './PreviewPanel';
import styles from './augmentation.module.css';

/** The augmentation of training images, with a preview on the user's own images. */
export default function AugmentationPage() {
  const set = useRecipes();
  if (!set) return <Skeleton h={600} aria-label="Loading the recipe" />;
  const { augmentation, model } = chosenRecipes(set)[0]!;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>Augment</Title>
        <Text c="dimmed" maw="65ch">
          Turned, moved and mirrored a little differently each time, a few photographs teach a
          network as if there were more.
        </Text>
      </div>
      <div className={styles.layout}>
        <section aria-label="Preview" className={styles.preview}>
          <PreviewPanel augmentation={augmentation} />
        </section>
        <section aria-label="Settings" className={styles.settings}>
          <AugmentationControls
            augmentation={augmentation}
            onChange={(changed) =>
              editRecipe(model.kind, (recipe) => ({ ...recipe, augmentation: changed }))
            }
          />
          <Alert mt="lg" variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
            Only training pictures are varied, each anew in every epoch. Validation and test
            pictures are never augmented: a model is judged on pictures as they are.
          </Alert>
        </section>
      </div>
    </Stack>
  );
}
