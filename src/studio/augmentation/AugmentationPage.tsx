import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useRecipeDraft } from '../../client/recipeDraft';
import { AugmentationControls } from './AugmentationControls';
import { PreviewPanel } from './PreviewPanel';
import styles from './augmentation.module.css';

/** Choose how training pictures are varied, and see it on one's own photographs. */
export default function AugmentationPage() {
  const { recipe, editRecipe } = useRecipeDraft();
  if (!recipe) return <Skeleton h={600} aria-label="Loading the recipe" />;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>Augment</Title>
        <Text c="dimmed" maw="65ch">
          Turned, moved and mirrored a little differently each time, a few photographs teach a
          network as if there were more.
        </Text>
      </div>
      <div className={styles.room}>
        <section aria-label="Preview" className={styles.preview}>
          <PreviewPanel augmentation={recipe.augmentation} />
        </section>
        <section aria-label="Settings" className={styles.settings}>
          <AugmentationControls
            augmentation={recipe.augmentation}
            onChange={(augmentation) => editRecipe((draft) => ({ ...draft, augmentation }))}
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
