import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { predictedProbabilities, reliability } from '../../../domain/evaluation/calibration';
import type { Prediction } from '../../../domain/run/run';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { UnitChart } from './UnitChart';
import classes from './evaluation.module.css';

interface CalibrationProps {
  classes: string[];
  predictions: Prediction[];
}

/** Reliability diagram: predicted probability against observed frequency. */
export function Calibration({ classes: names, predictions }: CalibrationProps) {
  const { bins, error } = useMemo(() => {
    const { probabilities, outcomes } = predictedProbabilities(predictions);
    return reliability(probabilities, outcomes);
  }, [predictions]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const label = isBinary(names.length)
    ? t('comparison.evaluation.calibration.probability', { name: names[POSITIVE_CLASS]! })
    : t('comparison.evaluation.calibration.confidence');
  return (
    <section aria-labelledby="calibration">
      <Title order={3} size="h4" id="calibration" mb="sm">
        {t('comparison.evaluation.calibration.title')}
      </Title>
      <div className={classes.calibration}>
        <UnitChart
          topic="calibration"
          title={t('comparison.evaluation.calibration.chart', { error: percent(error) })}
          xLabel={label}
          yLabel={t('comparison.evaluation.calibration.observed')}
          spoken={t('comparison.evaluation.calibration.spoken', { error: percent(error) })}
          line={bins.map(({ predicted, observed, count }) => ({
            ...{ x: predicted, y: observed, images: count },
          }))}
          shown={[
            { field: 'images', title: t('comparison.evaluation.calibration.images'), format: 'd' },
          ]}
          classIndex={isBinary(names.length) ? POSITIVE_CLASS : undefined}
          dots
          diagonal
          bars={bins.map(({ low, high, count }) => ({ low, high, height: (0.25 * count) / most }))}
        />
        <Text size="sm" c="dimmed" maw={460}>
          {t('comparison.evaluation.calibration.note')}
        </Text>
      </div>
    </section>
  );
}
