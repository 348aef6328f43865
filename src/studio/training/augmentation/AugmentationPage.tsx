import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { editRecipe } from '../../../client/recipes';
import { chosenRecipes } from '../../../domain/recipe/recipeSet';
import { PageHeading } from '../../components/PageHeading';
import { useRecipes } from '../../components/useRecipes';
import { AugmentationControls } from './AugmentationControls';
import { PreviewPanel } from './PreviewPanel';
import styles from './augmentation.module.css';

/** The augmentation of training images, with a preview on the user's own images. */
export default function AugmentationPage() {
  const set = useRecipes();
  if (!set) return <Skeleton h={600} aria-label="Loading the configuration" />;
  const { augmentation, model } = chosenRecipes(set)[0]!;
  return (
    <Stack gap="lg">
      <PageHeading
        title="Augmentation"
        actions={
          <Button
            component={Link}
            href="/train"
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
          >
            Back to Train
          </Button>
        }
      >
        Training images are rotated, shifted and flipped at random, so that a network learns more
        from few of them.
      </PageHeading>
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
            Only training images are augmented. Validation and test images are never augmented: a
            model is evaluated on images as they are.
          </Alert>
        </section>
      </div>
    </Stack>
  );
}
