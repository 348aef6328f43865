import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { deleteClass, listClasses } from '../../storage/classes';
import { countDeleted, deleteImages, purgeDeleted } from '../../storage/deletedImages';
import { imageHashes } from '../../storage/images';
import { clearFeatures, featureBytes } from '../../storage/keptFeatures';
import { t } from '../../texts/t';
import { fileSize } from '../components/format';
import { Panel } from '../components/Panel';
import { setFilter, everything } from './gallery/galleryStore';
import { forgetImport } from '../../storage/unfinishedImport';
import { forgetUndo, showProblem } from './undo';
import { useImagesQuery } from './useImagesQuery';

interface StorageFacts {
  used: number;
  left: number;
  kept: boolean;
  /** Bytes of what a frozen network gave for images; it can be computed again. */
  features: number;
}

/** What the browser reports; null where it reports nothing (an insecure page). */
async function readFacts(): Promise<StorageFacts | null> {
  if (!(navigator.storage as Partial<StorageManager> | undefined)?.estimate) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return {
    used: usage,
    left: Math.max(0, quota - usage),
    kept: await navigator.storage.persisted(),
    features: await featureBytes(),
  };
}

async function purge(): Promise<void> {
  await forgetUndo();
  await purgeDeleted();
  await clearFeatures();
}

async function removeEverything(): Promise<void> {
  try {
    setFilter(everything);
    await deleteImages(await imageHashes());
    for (const { id } of await listClasses()) await deleteClass(id);
    await purge();
    await forgetImport();
  } catch (error) {
    showProblem(error);
  }
}

function askToRemove(imageCount: number): void {
  modals.openConfirmModal({
    title: t('dataset.storage.removeAll'),
    centered: true,
    closeButtonProps: { 'aria-label': t('common.close') },
    children: <Text size="sm">{t('dataset.storage.removeHelp', { count: imageCount })}</Text>,
    labels: { confirm: t('dataset.storage.remove'), cancel: t('dataset.storage.cancel') },
    confirmProps: { color: 'error' },
    onConfirm: () => void removeEverything(),
  });
}

/** Where the images are stored, how much space they use, and how to remove them. */
export function StoragePanel({ imageCount, busy }: { imageCount: number; busy: boolean }) {
  const [asked, setAsked] = useState(0);
  const facts = useImagesQuery(`storage ${asked}`, readFacts);
  const deleted = useImagesQuery('deleted', countDeleted) ?? 0;
  return (
    <Panel title={t('dataset.storage.title')} foldOnSmall>
      <Stack gap="xs" align="flex-start">
        <Text size="xs" c="dimmed">
          {t('dataset.storage.local')}
        </Text>
        {facts && (
          <Text size="xs">
            {t(facts.kept ? 'dataset.storage.kept' : 'dataset.storage.notKept', {
              used: fileSize(facts.used),
              left: fileSize(facts.left),
            })}
          </Text>
        )}
        <Group gap="xs">
          {facts && !facts.kept && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                void navigator.storage.persist().then((kept) => {
                  setAsked((times) => times + 1);
                  if (!kept) showProblem(t('dataset.storage.refused'));
                })
              }
            >
              {t('dataset.storage.ask')}
            </Button>
          )}
          {deleted > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void purge().catch(showProblem)}
            >
              {t('dataset.storage.free', { count: deleted })}
            </Button>
          )}
          {facts && facts.features > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void clearFeatures().then(() => setAsked((times) => times + 1))}
            >
              {t('dataset.storage.clearFeatures', { size: fileSize(facts.features) })}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="outline"
            color="error"
            disabled={busy}
            onClick={() => askToRemove(imageCount)}
          >
            {t('dataset.storage.removeAll')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
