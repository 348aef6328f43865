import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { deleteClass, listClasses } from '../../storage/classes';
import { countDeleted, deleteImages, imageHashes, purgeDeleted } from '../../storage/images';
import { Panel } from '../components/Panel';
import { setFilter, everything } from './gallery/galleryStore';
import { forgetUndo, showProblem } from './undo';
import { useImagesQuery } from './useImagesQuery';
import { bytes, formatImages } from './format';

interface StorageFacts {
  used: number;
  left: number;
  kept: boolean;
}

/** What the browser reports; null where it reports nothing (an insecure page). */
async function readFacts(): Promise<StorageFacts | null> {
  if (!navigator.storage) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return {
    used: usage,
    left: Math.max(0, quota - usage),
    kept: await navigator.storage.persisted(),
  };
}

async function purge(): Promise<void> {
  forgetUndo();
  await purgeDeleted();
}

async function removeEverything(): Promise<void> {
  try {
    setFilter(everything);
    await deleteImages(await imageHashes());
    for (const { id } of await listClasses()) await deleteClass(id);
    await purge();
  } catch (error) {
    showProblem(error);
  }
}

function askToRemove(imageCount: number): void {
  modals.openConfirmModal({
    title: 'Remove all images',
    centered: true,
    children: (
      <Text size="sm">
        {formatImages(imageCount)} and their classes will be removed from this browser. Your own
        files, and the runs and models made here, stay. This cannot be undone.
      </Text>
    ),
    labels: { confirm: 'Remove all', cancel: 'Cancel' },
    confirmProps: { color: 'red' },
    onConfirm: () => void removeEverything(),
  });
}

/** Where the images are stored, how much space they use, and how to remove them. */
export function StoragePanel({ imageCount, busy }: { imageCount: number; busy: boolean }) {
  const [asked, setAsked] = useState(0);
  const facts = useImagesQuery(`storage ${asked}`, readFacts);
  const deleted = useImagesQuery('deleted', countDeleted) ?? 0;
  return (
    <Panel title="Storage" foldOnSmall>
      <Stack gap="xs" align="flex-start">
        <Text size="xs" c="dimmed">
          Everything stays in this browser, on this machine. Nothing is uploaded.
        </Text>
        {facts && (
          <Text size="xs">
            The studio uses {bytes(facts.used)}; {bytes(facts.left)} are left.{' '}
            {facts.kept
              ? 'The browser keeps it until you remove it.'
              : 'The browser may clear it when the disk runs full.'}
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
                  if (!kept)
                    showProblem(
                      'The browser did not agree to keep it. Bookmarking or installing the studio helps; then ask again.',
                    );
                })
              }
            >
              Ask it to keep everything
            </Button>
          )}
          {deleted > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void purge().catch(showProblem)}
            >
              Free the space of {formatImages(deleted)} deleted
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="outline"
            color="red"
            disabled={busy}
            onClick={() => askToRemove(imageCount)}
          >
            Remove all images
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
