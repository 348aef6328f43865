import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { reliability, statements } from '../../../domain/evaluation/calibration';
import type { Prediction } from '../../../domain/run/run';
import { percent } from '../../components/format';
import { UnitChart } from './UnitChart';
import classes from './inside.module.css';

interface CalibrationProps {
  classes: string[];
  predictions: Prediction[];
}

/** Does 80% mean 80%? What the model stated against what came true. */
export function Calibration({ classes: names, predictions }: CalibrationProps) {
  const { bins, error } = useMemo(() => {
    const { probabilities, outcomes } = statements(predictions);
    return reliability(probabilities, outcomes);
  }, [predictions]);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const stated = names.length === 2 ? `probability of ${names[1]}` : 'confidence in the answer';
  return (
    <section aria-labelledby="calibration">
      <Title order={3} size="h4" id="calibration" mb="sm">
        Does it know how sure to be?
      </Title>
      <div className={classes.calibration}>
        <UnitChart
          title={`Reliability, expected calibration error ${percent(error)}`}
          xLabel={stated}
          yLabel="came true"
          spoken={`Reliability curve, expected calibration error ${percent(error)}`}
          line={bins.map((bin) => [bin.stated, bin.observed])}
          diagonal
        >
          {bins.map(({ low, high, count }) => (
            <rect
              key={low}
              className={classes.histogram}
              x={low * 100 + 0.5}
              width={(high - low) * 100 - 1}
              y={100 - (25 * count) / most}
              height={(25 * count) / most}
            />
          ))}
          {bins.map(({ low, stated: mean, observed }) => (
            <circle
              key={low}
              className={classes.bin}
              cx={mean * 100}
              cy={100 - observed * 100}
              r={1.8}
            />
          ))}
        </UnitChart>
        <Text size="sm" c="dimmed" maw={460}>
          Each dot is a tenth of the scale: of the photographs for which the model stated such a
          probability, how often it came true. On the dashed line, 80% means 80%. Below it the model
          is too sure of itself. The bars show how many photographs each dot stands for.
        </Text>
      </div>
    </section>
  );
}
