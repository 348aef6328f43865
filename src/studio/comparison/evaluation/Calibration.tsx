import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { predictedProbabilities, reliability } from '../../../domain/evaluation/calibration';
import type { Prediction, RunRecord, TestEvaluation } from '../../../domain/run/run';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { TemperatureSwitch } from './TemperatureSwitch';
import { UnitChart } from './UnitChart';
import styles from './evaluation.module.css';

interface DiagramProps {
  classes: string[];
  predictions: Prediction[];
  title: (error: string) => string;
}

const reliabilityOf = (predictions: Prediction[]) => {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  return reliability(probabilities, outcomes);
};

/** Reliability diagram: predicted probability against observed frequency. */
export function Diagram({ classes, predictions, title }: DiagramProps) {
  const { bins, error } = useMemo(() => reliabilityOf(predictions), [predictions]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const label = isBinary(classes.length)
    ? t('comparison.evaluation.calibration.probability', { name: classes[POSITIVE_CLASS]! })
    : t('comparison.evaluation.calibration.confidence');
  return (
    <UnitChart
      topic="calibration"
      title={title(percent(error))}
      xLabel={label}
      yLabel={t('comparison.evaluation.calibration.observed')}
      spoken={t('comparison.evaluation.calibration.spoken', { error: percent(error) })}
      line={bins.map(({ predicted, observed, count }) => ({
        ...{ x: predicted, y: observed, images: count },
      }))}
      shown={[
        { field: 'images', title: t('comparison.evaluation.calibration.images'), format: 'd' },
      ]}
      classIndex={isBinary(classes.length) ? POSITIVE_CLASS : undefined}
      dots
      diagonal
      bars={bins.map(({ low, high, count }) => ({ low, high, height: (0.25 * count) / most }))}
    />
  );
}

interface CalibrationProps {
  run: RunRecord;
  /** Without the run's temperature. */
  evaluation: TestEvaluation;
  /** With it. */
  scaled: TestEvaluation;
}

/** Calibration on the test images, and temperature scaling with what it changes. */
export function Calibration({ run, evaluation, scaled }: CalibrationProps) {
  const { classes } = run;
  const isScaled = run.temperature !== undefined;
  const errors = [evaluation, scaled].map(({ predictions }) =>
    percent(reliabilityOf(predictions).error),
  );
  return (
    <section aria-labelledby="calibration">
      <Title order={3} size="h4" id="calibration" mb="sm">
        {t('comparison.evaluation.calibration.title')}
      </Title>
      <div className={styles.calibration}>
        <Diagram
          classes={classes}
          predictions={evaluation.predictions}
          title={(error) =>
            isScaled
              ? t('comparison.decisions.temperature.before', { error })
              : t('comparison.evaluation.calibration.chart', { error })
          }
        />
        {isScaled && (
          <Diagram
            classes={classes}
            predictions={scaled.predictions}
            title={(error) => t('comparison.decisions.temperature.after', { error })}
          />
        )}
        <Stack gap="sm" maw={460}>
          <TemperatureSwitch run={run} validation={evaluation.validation} />
          {isScaled && (
            <Text size="sm">
              {t('comparison.decisions.temperature.loss', {
                ...{ before: errors[0]!, after: errors[1]! },
                lossBefore: decimal(evaluation.loss, 4),
                lossAfter: decimal(scaled.loss, 4),
              })}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('comparison.evaluation.calibration.note')}
          </Text>
        </Stack>
      </div>
    </section>
  );
}
