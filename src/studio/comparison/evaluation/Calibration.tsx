import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { predictedProbabilities, reliability } from '../../../domain/evaluation/calibration';
import type { Prediction } from '../../../domain/run/run';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
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
    ? `mean predicted probability of ${names[POSITIVE_CLASS]}`
    : 'mean confidence in the predicted class';
  return (
    <section aria-labelledby="calibration">
      <Title order={3} size="h4" id="calibration" mb="sm">
        Calibration (reliability diagram): does 80% mean 80%?
      </Title>
      <div className={classes.calibration}>
        <UnitChart
          title={`Expected calibration error ${percent(error)}`}
          xLabel={label}
          yLabel="observed frequency"
          spoken={`Reliability diagram, expected calibration error ${percent(error)}`}
          line={bins.map(({ predicted, observed, count }) => ({
            ...{ x: predicted, y: observed, images: count },
          }))}
          shown={{ images: 'd' }}
          classIndex={isBinary(names.length) ? POSITIVE_CLASS : undefined}
          dots
          diagonal
          bars={bins.map(({ low, high, count }) => ({ low, high, height: (0.25 * count) / most }))}
        />
        <Text size="sm" c="dimmed" maw={460}>
          Each dot is a tenth of the scale: of the test images with such a predicted probability,
          the share for which the prediction was true. On the dashed line, 80% means 80%; below it
          the model is overconfident. The bars show how many images each dot stands for.
        </Text>
      </div>
    </section>
  );
}
