import { Alert, Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconDice5, IconPhoto, IconPhotoPlus } from '@tabler/icons-react';
import { useLiveQuery } from '../../components/useLiveQuery';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { augments, type Augmentation } from '../../../domain/recipe/augmentation';
import { listClasses } from '../../../storage/classes';
import { t } from '../../../texts/t';
import { EmptyState } from '../../components/EmptyState';
import { PreviewGrid } from './PreviewGrid';
import { selectImages } from './selectImages';
import { usePreview } from './usePreview';
import styles from './augmentation.module.css';

const IMAGES = 6;
const ALL = '';

function NoImages() {
  return (
    <EmptyState
      icon={IconPhotoPlus}
      title={t('training.augmentation.noImages.title')}
      action={
        <Button component={Link} href="/" variant="default">
          {t('training.augmentation.noImages.action')}
        </Button>
      }
    >
      {t('training.augmentation.noImages.text')}
    </EmptyState>
  );
}

/** Images from the dataset with several random variants of each, redrawn as settings change. */
export function PreviewPanel({ augmentation }: { augmentation: Augmentation }) {
  const [classId, setClassId] = useState(ALL);
  const [imageSeed, setImageSeed] = useState(1);
  const [variantSeed, setVariantSeed] = useState(1);
  const classes = useLiveQuery(listClasses);
  const selection = useLiveQuery(
    () => selectImages(classId || null, IMAGES, imageSeed),
    [classId, imageSeed],
  );
  const hashes = useMemo(() => selection?.map(({ hash }) => hash), [selection]);
  const { images, error, busy } = usePreview(hashes, augmentation, variantSeed);

  if (!selection || !classes)
    return (
      <Skeleton h={480} role="progressbar" aria-label={t('training.augmentation.loadingImages')} />
    );
  if (selection.length === 0 && classId === ALL) return <NoImages />;
  return (
    <Stack gap="sm">
      <Group gap="xs" className={styles.tools}>
        {classes.length > 1 && (
          <NativeSelect
            aria-label={t('training.augmentation.imagesOf')}
            data={[
              { value: ALL, label: t('training.augmentation.everyClass') },
              ...classes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={classId}
            onChange={(event) => setClassId(event.currentTarget.value)}
            className={styles.classChoice}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconPhoto size={18} aria-hidden />}
          className={styles.tool}
          onClick={() => setImageSeed((seed) => seed + 1)}
        >
          {t('training.augmentation.shuffle')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDice5 size={18} aria-hidden />}
          className={styles.tool}
          onClick={() => setVariantSeed((seed) => seed + 1)}
        >
          {t('training.augmentation.resample')}
        </Button>
      </Group>
      {error && (
        <Alert color="error" title={t('training.augmentation.notDrawn')} role="alert">
          {t('training.augmentation.notDrawnHelp', { problem: error })}
        </Alert>
      )}
      {selection.length === 0 ? (
        <Text c="dimmed">{t('training.augmentation.emptyClass')}</Text>
      ) : (
        <PreviewGrid selection={selection} images={images} busy={busy} />
      )}
      <Text size="sm" c="dimmed" role="status">
        {augments(augmentation) ? '' : t('training.augmentation.allOff')}
      </Text>
    </Stack>
  );
}
