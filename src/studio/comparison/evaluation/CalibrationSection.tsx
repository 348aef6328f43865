import { Stack, Text, Title } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { predictedProbabilities, reliability } from '../../../domain/evaluation/calibration';
import type { Prediction } from '../../../domain/run/run';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { UnitChart } from './UnitChart';
import styles from './evaluation.module.css';

interface DiagramProps {
  classes: string[];
  predictions: Prediction[];
  title:
    | 'comparison.evaluation.calibration.chart'
    | 'comparison.decisions.temperature.before'
    | 'comparison.decisions.temperature.after';
}

export const reliabilityOf = (predictions: Prediction[]) => {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  return reliability(probabilities, outcomes);
};

/** Reliability diagram: predicted probability against observed frequency. */
function Diagram({ classes, predictions, title }: DiagramProps) {
  const { bins, error } = useMemo(() => reliabilityOf(predictions), [predictions]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const probability = (texts: typeof t): string =>
    isBinary(classes.length)
      ? texts('comparison.evaluation.calibration.probability', { name: classes[POSITIVE_CLASS]! })
      : texts('comparison.evaluation.calibration.confidence');
  return (
    <UnitChart
      topic="calibration"
      words={(texts) => ({
        title: texts(title, { error }),
        xLabel: probability(texts),
        yLabel: texts('comparison.evaluation.calibration.observed'),
        shown: [
          {
            field: 'images',
            title: texts('comparison.evaluation.calibration.images'),
            format: 'd',
          },
        ],
      })}
      spoken={t('comparison.evaluation.calibration.spoken', { error: percent(error) })}
      line={bins.map(({ predicted, observed, count }) => ({
        ...{ x: predicted, y: observed, images: count },
      }))}
      classIndex={isBinary(classes.length) ? POSITIVE_CLASS : undefined}
      dots
      diagonal
      bars={bins.map(({ low, high, count }) => ({ low, high, height: (0.25 * count) / most }))}
    />
  );
}

interface CalibrationSectionProps {
  classes: string[];
  /** Without temperature scaling. */
  before: Prediction[];
  /** With it; null where there is none. */
  after: Prediction[] | null;
  /** Beside the diagrams, above the note. */
  children: ReactNode;
}

/** Reliability diagrams without temperature scaling and, where there is one, with it. */
export function CalibrationSection({ classes, before, after, children }: CalibrationSectionProps) {
  return (
    <section aria-labelledby="calibration">
      <Title order={3} size="h4" id="calibration" mb="sm">
        {t('comparison.evaluation.calibration.title')}
      </Title>
      <div className={styles.calibration}>
        <Diagram
          classes={classes}
          predictions={before}
          title={
            after
              ? 'comparison.decisions.temperature.before'
              : 'comparison.evaluation.calibration.chart'
          }
        />
        {after && (
          <Diagram
            classes={classes}
            predictions={after}
            title="comparison.decisions.temperature.after"
          />
        )}
        <Stack gap="sm" maw={460}>
          {children}
          <Text size="sm" c="dimmed">
            {t('comparison.evaluation.calibration.note')}
          </Text>
        </Stack>
      </div>
    </section>
  );
}
