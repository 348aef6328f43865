import { Text } from '@mantine/core';
import type { Column } from './columns';
import { t } from '../../texts/t';
import { percent } from '../components/format';
import { useRunColours } from './palette';
import { RunLabel } from './RunLabel';
import classes from './comparison.module.css';

/** Round steps of the axis, in percent; the first that gives at most six of them is used. */
const STEPS = [0.5, 1, 2, 5, 10, 20];

function axisOf(columns: Column[]): { low: number; ticks: number[] } {
  const lowest = Math.min(...columns.map(({ figures }) => figures.interval.low)) * 100;
  const step = STEPS.find((size) => (100 - lowest) / size <= 6) ?? 20;
  const low = Math.max(0, Math.floor(lowest / step) * step);
  const ticks = Array.from(
    { length: Math.round((100 - low) / step) + 1 },
    (_, i) => low + i * step,
  );
  return { low: low / 100, ticks: ticks.map((tick) => tick / 100) };
}

/** Test accuracy of each run as a dot, with its 95% confidence interval. */
export function AccuracyIntervals({ columns }: { columns: Column[] }) {
  const colours = useRunColours();
  const { low, ticks } = axisOf(columns);
  const left = (value: number): string => `${((value - low) / (1 - low)) * 100}%`;
  return (
    <figure className={classes.accuracy} aria-label={t('comparison.results.accuracy.chart')}>
      {columns.map(({ run, figures }, index) => (
        <div key={run.id} className={classes.accuracyRow}>
          <RunLabel name={run.name} index={index} />
          <div className={classes.track} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick} className={classes.gridline} style={{ left: left(tick) }} />
            ))}
            <span
              className={classes.interval}
              style={{
                left: left(figures.interval.low),
                right: `calc(100% - ${left(figures.interval.high)})`,
                background: colours[index],
              }}
            />
            <span
              className={classes.dot}
              style={{ left: left(figures.accuracy), background: colours[index] }}
            />
          </div>
        </div>
      ))}
      <div className={classes.accuracyRow} aria-hidden>
        <span />
        <div className={classes.ticks}>
          {ticks.map((tick) => (
            <span key={tick} style={{ left: left(tick) }}>
              {percent(tick, tick * 100 === Math.round(tick * 100) ? 0 : 1)}
            </span>
          ))}
        </div>
      </div>
      <Text component="figcaption" size="xs" c="dimmed">
        {t('comparison.results.accuracy.caption')}
      </Text>
    </figure>
  );
}
