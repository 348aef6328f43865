import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { editRecipe } from '../../../client/recipes';
import { chosenRecipes } from '../../../domain/recipe/recipeSet';
import { t } from '../../../texts/t';
import { PageHeading } from '../../components/PageHeading';
import { useRecipes } from '../../components/useRecipes';
import { HelpButton } from '../../components/help/HelpButton';
import { AugmentationControls } from './AugmentationControls';
import { PreviewPanel } from './PreviewPanel';
import styles from './augmentation.module.css';

/** The augmentation of training images, with a preview on the user's own images. */
export default function AugmentationPage() {
  const set = useRecipes();
  if (!set)
    return <Skeleton h={600} role="progressbar" aria-label={t('training.augmentation.loading')} />;
  const { augmentation, model } = chosenRecipes(set)[0]!;
  return (
    <Stack gap="lg">
      <PageHeading
        title={t('training.augmentation.title')}
        actions={
          <>
            <HelpButton topic="augmentation" />
            <Button
              component={Link}
              href="/train"
              variant="default"
              leftSection={<IconArrowLeft size={18} aria-hidden />}
            >
              {t('training.augmentation.back')}
            </Button>
          </>
        }
      >
        {t('training.augmentation.purpose')}
      </PageHeading>
      <div className={styles.layout}>
        <section aria-label={t('training.augmentation.preview')} className={styles.preview}>
          <PreviewPanel augmentation={augmentation} />
        </section>
        <section aria-label={t('training.augmentation.settings')} className={styles.settings}>
          <AugmentationControls
            augmentation={augmentation}
            onChange={(changed) =>
              editRecipe(model.kind, (recipe) => ({ ...recipe, augmentation: changed }))
            }
          />
          <Alert mt="lg" variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
            {t('training.augmentation.onlyTraining')}
          </Alert>
        </section>
      </div>
    </Stack>
  );
}
