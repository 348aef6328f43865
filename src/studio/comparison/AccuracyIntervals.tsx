import { Text } from '@mantine/core';
import type { Column } from './columns';
import { t } from '../../texts/t';
import { accuracyAxis } from '../components/accuracyAxis';
import { percent } from '../components/format';
import { useRunColours } from './palette';
import { RunLabel } from './RunLabel';
import classes from './comparison.module.css';

/** Test accuracy of each run as a dot, with its 95% confidence interval. */
export function AccuracyIntervals({ columns }: { columns: Column[] }) {
  const colours = useRunColours();
  const { ticks, place } = accuracyAxis(
    Math.min(...columns.map(({ figures }) => figures.interval.low)),
  );
  const left = (value: number): string => `${place(value)}%`;
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
