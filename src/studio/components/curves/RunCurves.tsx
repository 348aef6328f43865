import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { EpochRecord, StepRecord } from '../../../domain/run/run';
import { t } from '../../../texts/t';
import { CurveControls } from './CurveControls';
import { Curves } from './Curves';
import { runSeries } from './series';

const NO_STEPS: StepRecord[] = [];

/** One run's loss and accuracy, live while `steps` grow. */
export function RunCurves({
  epochs,
  steps = NO_STEPS,
}: {
  epochs: EpochRecord[];
  steps?: StepRecord[];
}) {
  const { loss, accuracy, ...grid } = useMemo(() => runSeries(epochs, steps), [epochs, steps]);
  return (
    <Stack gap="xs">
      <CurveControls />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Curves title="common.curves.loss" series={loss} scale="loss" {...grid} />
        <Curves title="common.curves.accuracy" series={accuracy} scale="fraction" {...grid} />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {grid.boundaries.length > 0 &&
          `${t('common.curves.boundary', { epoch: grid.boundaries[0]! })} `}
        {t('common.curves.dropout')}
      </Text>
    </Stack>
  );
}
