import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { ClassLabel, ImageRecord } from '../../../domain/dataset/dataset';
import { sayError, t } from '../../../texts/t';
import { relabel, remove, restore } from './dataset';

function attempt(work: Promise<void>): void {
  work.catch((error: unknown) => {
    notifications.show({
      color: 'error',
      title: t('comparison.evaluation.image.failed'),
      message: sayError(error),
    });
  });
}

interface CorrectionProps {
  path: string;
  present: ImageRecord | null;
  hash: string;
  labels: ClassLabel[];
}

/** Relabel the image, remove it from the dataset, or restore it. */
export function Correction({ path, present, hash, labels }: CorrectionProps) {
  if (!present) {
    return (
      <Group gap="4xs" justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t('comparison.evaluation.image.removed')}
        </Text>
        <ActionIcon
          variant="subtle"
          aria-label={t('comparison.evaluation.image.restore', { path })}
          onClick={() => attempt(restore(hash))}
        >
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Group>
    );
  }
  return (
    <Group gap="4xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={t('comparison.evaluation.image.label', { path })}
        value={present.classId}
        data={labels.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => attempt(relabel(hash, event.currentTarget.value))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('comparison.evaluation.image.remove', { path })}
        onClick={() => attempt(remove(hash))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
