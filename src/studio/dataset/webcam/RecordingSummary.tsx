import { Button, Group, Text } from '@mantine/core';
import type { Split } from '../../../domain/dataset/dataset';
import { SPLITS } from '../../../domain/dataset/dataset';
import { SHORTEST_MS } from '../../../domain/dataset/recording';
import { t } from '../../../texts/t';
import { splitName } from '../format';

interface RecordingSummaryProps {
  frames: number;
  /** Milliseconds, without pauses. */
  length: number;
  cut: readonly (Split | null)[] | null;
  onRecordAgain: () => void;
}

const SHORTEST = SHORTEST_MS / 1000;

/** Which section of the recording goes into which split, or why it is not cut. */
export function RecordingSummary({ frames, length, cut, onRecordAgain }: RecordingSummaryProps) {
  if (frames === 0) {
    return (
      <Text size="sm" role="status" c="dimmed">
        {t('dataset.webcam.help', { seconds: SHORTEST })}
      </Text>
    );
  }
  return (
    <Group justify="space-between" align="flex-start">
      <Text size="sm" role="status" c="dimmed" flex="1 1 16rem">
        {t('dataset.webcam.taken', { count: frames, cut: cut ? divided(cut) : tooShort(length) })}
      </Text>
      {!cut && (
        <Button size="compact-sm" variant="default" flex="none" onClick={onRecordAgain}>
          {t('dataset.webcam.again')}
        </Button>
      )}
    </Group>
  );
}

const tooShort = (length: number): string =>
  t('dataset.webcam.tooShort', { seconds: Math.floor(length / 1000), shortest: SHORTEST });

function divided(cut: readonly (Split | null)[]): string {
  const size = (part: Split | null) => cut.filter((split) => split === part).length;
  const parts = SPLITS.filter((split) => size(split) > 0)
    .map((split) => t('dataset.webcam.part', { split: splitName(split), count: size(split) }))
    .join(t('dataset.webcam.then'));
  return t('dataset.webcam.divided', { parts, left: size(null) });
}
