import { Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../texts/t';
import classes from './ChartReader.module.css';

/** The values of a chart's points, from the first to the last. */
export interface ChartReadings {
  count: number;
  /** What is at a point, in words. Called for one point at a time: a curve may have thousands. */
  at: (index: number) => string;
}

/**
 * A chart's points for the keyboard: the arrow keys, Home and End go from one to the next. A screen reader reads
 * the values out, and they are shown while it has the focus. A pointer has them on the chart itself.
 */
export function ChartReader({ title, readings }: { title: string; readings: ChartReadings }) {
  const { count, at } = readings;
  const [place, setPlace] = useState(0);
  if (count === 0) return null;
  const last = count - 1;
  // There are fewer points than before where another class was chosen.
  const index = Math.min(place, last);
  const values = at(index);
  return (
    <div className={classes.reader}>
      <input
        type="range"
        min={0}
        max={last}
        value={index}
        aria-label={t('common.charts.values', { title })}
        aria-valuetext={values}
        onChange={({ currentTarget }) => setPlace(Number(currentTarget.value))}
      />
      <Text size="xs" aria-hidden>
        {values}
      </Text>
    </div>
  );
}
