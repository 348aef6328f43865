import { Group, Stack, Text } from '@mantine/core';
import type { RunRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { HelpButton } from '../components/help/HelpButton';
import type { HelpTopic } from '../components/help/pictures';
import { decimal, duration, percent } from '../components/format';

interface FigureProps {
  label: string;
  value: string;
  topic?: HelpTopic;
}

function Figure({ label, value, topic }: FigureProps) {
  return (
    <Stack gap={0}>
      <Group gap="5xs" wrap="nowrap" mih={24}>
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        {topic && <HelpButton topic={topic} />}
      </Group>
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
      <Figure
        label={t('training.runs.figures.bestEpoch')}
        value={String(best.epoch)}
        topic="epoch"
      />
      {Number.isFinite(best.valLoss) && (
        <>
          <Figure
            label={t('training.runs.figures.validationAccuracy')}
            value={percent(best.valAccuracy)}
            topic="validation"
          />
          <Figure
            label={t('training.runs.figures.validationLoss')}
            value={decimal(best.valLoss, 4)}
            topic="overfitting"
          />
        </>
      )}
      <Figure label={t('training.runs.figures.timePerEpoch')} value={duration(epochSeconds(run))} />
    </Group>
  );
}
