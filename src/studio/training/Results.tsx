import { Group, Stack, Text } from '@mantine/core';
import type { RunRecord } from '../../domain/run/run';
import { duration, percent } from '../components/format';

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600}>{value}</Text>
    </Stack>
  );
}

const epochSeconds = ({ epochs }: RunRecord): number =>
  epochs.reduce((sum, { seconds }) => sum + seconds, 0) / epochs.length;

/** Metrics of the best epoch: nothing before the first epoch. */
export function Results({ run }: { run: RunRecord }) {
  const best = run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
  if (!best) return null;
  return (
    <Group gap="xl" role="group" aria-label="Results so far">
      <Figure label="Best epoch" value={String(best.epoch)} />
      <Figure label="Validation accuracy" value={percent(best.valAccuracy)} />
      <Figure label="Validation loss" value={best.valLoss.toFixed(4)} />
      <Figure label="Time per epoch" value={duration(epochSeconds(run))} />
    </Group>
  );
}
