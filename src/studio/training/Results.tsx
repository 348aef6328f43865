import { Group, Stack, Text } from '@mantine/core';
import type { RunRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { decimal, duration, percent } from '../components/format';

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
    <Group gap="xl" role="group" aria-label={t('training.runs.figures.label')}>
      <Figure label={t('training.runs.figures.bestEpoch')} value={String(best.epoch)} />
      <Figure
        label={t('training.runs.figures.validationAccuracy')}
        value={percent(best.valAccuracy)}
      />
      <Figure label={t('training.runs.figures.validationLoss')} value={decimal(best.valLoss, 4)} />
      <Figure label={t('training.runs.figures.timePerEpoch')} value={duration(epochSeconds(run))} />
    </Group>
  );
}
