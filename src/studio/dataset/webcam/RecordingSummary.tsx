import { Button, Group, Text } from '@mantine/core';
import type { Split } from '../../../domain/dataset/dataset';
import { SPLITS } from '../../../domain/dataset/dataset';
import { SHORTEST_MS } from '../../../domain/dataset/recording';
import { count, formatImages, splitNames } from '../format';

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
        Press for one, hold for more: from {SHORTEST} seconds on, a recording gives training,
        validation and test images. Move a little: different angles, distances and light teach more.
      </Text>
    );
  }
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm" role="status" c="dimmed">
        {formatImages(frames)} taken. {cut ? divided(cut) : tooShort(length)} Click one to leave it
        out.
      </Text>
      {!cut && (
        <Button size="compact-sm" variant="default" flex="none" onClick={onRecordAgain}>
          Record again
        </Button>
      )}
    </Group>
  );
}

const tooShort = (length: number): string =>
  `${Math.floor(length / 1000)} s are too short to be divided (${SHORTEST} s at least): ` +
  'all go into one split. Go on, or record again.';

function divided(cut: readonly (Split | null)[]): string {
  const size = (part: Split | null) => cut.filter((split) => split === part).length;
  const parts = SPLITS.filter((split) => size(split) > 0)
    .map((split) => `${splitNames[split]} ${count(size(split))}`)
    .join(', then ');
  return `${parts}; ${count(size(null))} left out between them, so that no split holds near-duplicates of another.`;
}
