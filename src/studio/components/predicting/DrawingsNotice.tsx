import { Anchor, Group, Paper, Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { useLiveQuery } from '../useLiveQuery';
import { Link } from 'wouter';
import { learnedFromDrawings } from '../../../domain/dataset/sample';
import { readImages } from '../../../storage/images';
import { getSnapshot } from '../../../storage/runs';
import { Rich } from '../Rich';
import type { UsableModel } from './usableModel';

/** Whether the model learned from the sample; false while that is read, or where it is not known. */
async function isOfDrawings(model: UsableModel): Promise<boolean> {
  const { fromDrawings, trainingImages, snapshotHash } = model;
  if (fromDrawings !== undefined) return fromDrawings;
  if (trainingImages) {
    const stored = await readImages(trainingImages);
    const drawings = stored.filter((image) => image?.source === 'sample').length;
    return 2 * drawings > trainingImages.length;
  }
  const snapshot = await getSnapshot(snapshotHash).catch(() => undefined);
  return snapshot !== undefined && learnedFromDrawings(snapshot);
}

/** Says of a model that was trained on the sample what its predictions of photos are worth. */
export function DrawingsNotice({ model }: { model: UsableModel }) {
  const shown = useLiveQuery(() => isOfDrawings(model), [model.key]);
  if (!shown) return null;
  return (
    <Paper withBorder p="sm" mb="md" role="note">
      <Group gap="sm" wrap="nowrap">
        <IconMasksTheater size={20} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm">
          <Rich
            text="trying.drawings"
            parts={{ a: <Anchor component={Link} href="/" inherit /> }}
          />
        </Text>
      </Group>
    </Paper>
  );
}
