import { Group, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EpochRecord, RunRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { CurveControls } from '../components/curves/CurveControls';
import { Curves } from '../components/curves/Curves';

type Part = 'validation' | 'training';

const VALUE: Record<Part, Record<'loss' | 'accuracy', (epoch: EpochRecord) => number>> = {
  validation: { loss: (epoch) => epoch.valLoss, accuracy: (epoch) => epoch.valAccuracy },
  training: { loss: (epoch) => epoch.loss, accuracy: (epoch) => epoch.accuracy },
};

/** The epoch after which a run's second stage begins, if it has reached that stage. */
const fineTuningAfter = ({ epochs }: RunRecord): number[] =>
  epochs
    .filter(({ stage }) => stage === 'fine-tune')
    .slice(0, 1)
    .map(({ epoch }) => epoch - 1);

/** Every run's curves on the same axes. */
export function SharedCurves({ runs }: { runs: RunRecord[] }) {
  const [part, setPart] = useState<Part>('validation');
  const series = useMemo(() => {
    const lines = (measure: 'loss' | 'accuracy') =>
      runs.map(({ name, epochs }) => ({
        name,
        values: epochs.map((epoch) => {
          const value = VALUE[part][measure](epoch);
          return Number.isFinite(value) ? value : null;
        }),
      }));
    return { loss: lines('loss'), accuracy: lines('accuracy') };
  }, [runs, part]);
  const boundaries = useMemo(() => [...new Set(runs.flatMap(fineTuningAfter))], [runs]);
  return (
    <section aria-labelledby="curves">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={3} size="h4" id="curves">
          {t('comparison.results.curves.title')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('comparison.results.curves.images')}
          value={part}
          onChange={setPart}
          data={[
            { value: 'validation', label: t('comparison.results.curves.validation') },
            { value: 'training', label: t('comparison.results.curves.training') },
          ]}
        />
      </Group>
      <CurveControls />
      <SimpleGrid mt="sm" cols={{ base: 1, sm: 2 }} spacing="lg">
        <Curves
          title={t('comparison.results.curves.accuracy')}
          of={t(`comparison.results.curves.${part}`)}
          series={series.accuracy}
          scale="fraction"
          boundaries={boundaries}
        />
        <Curves
          title={t('comparison.results.curves.loss')}
          of={t(`comparison.results.curves.${part}`)}
          series={series.loss}
          scale="loss"
          boundaries={boundaries}
        />
      </SimpleGrid>
      {boundaries.length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('comparison.results.curves.fineTuning')}
        </Text>
      )}
    </section>
  );
}
