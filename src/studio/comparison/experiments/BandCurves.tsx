import { Group, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { curveBand } from '../../../domain/experiment/curveBand';
import type { EpochRecord, RunRecord } from '../../../domain/run/run';
import { t } from '../../../texts/t';
import { CurveControls } from '../../components/curves/CurveControls';
import { Curves } from '../../components/curves/Curves';
import type { CurveSeries } from '../../components/curves/series';

type Part = 'validation' | 'training';

const VALUE: Record<Part, Record<'loss' | 'accuracy', (epoch: EpochRecord) => number>> = {
  validation: { loss: (epoch) => epoch.valLoss, accuracy: (epoch) => epoch.valAccuracy },
  training: { loss: (epoch) => epoch.loss, accuracy: (epoch) => epoch.accuracy },
};

export interface ExperimentCurves {
  name: string;
  runs: readonly RunRecord[];
}

function series(
  { name, runs }: ExperimentCurves,
  valueOf: (epoch: EpochRecord) => number,
): CurveSeries {
  const band = curveBand(
    runs.map(({ epochs }) => epochs),
    valueOf,
  );
  return {
    name,
    values: band.map(({ mean }) => mean),
    band: { low: band.map(({ low }) => low), high: band.map(({ high }) => high) },
  };
}

/** The learning curves of each experiment's runs: their mean, and a band from the lowest to the highest. */
export function BandCurves({ experiments }: { experiments: readonly ExperimentCurves[] }) {
  const [part, setPart] = useState<Part>('validation');
  const drawn = useMemo(
    () => ({
      loss: experiments.map((each) => series(each, VALUE[part].loss)),
      accuracy: experiments.map((each) => series(each, VALUE[part].accuracy)),
    }),
    [experiments, part],
  );
  const of = t(`comparison.results.curves.${part}`);
  return (
    <section aria-labelledby="curves">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={3} size="h4" id="curves">
          {t('experiments.page.curves.title')}
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
          of={of}
          series={drawn.accuracy}
          scale="fraction"
        />
        <Curves
          title={t('comparison.results.curves.loss')}
          of={of}
          series={drawn.loss}
          scale="loss"
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={4}>
        {t('experiments.page.curves.note')}
      </Text>
    </section>
  );
}
