import { Badge, Text } from '@mantine/core';
import { say, t } from '../../texts/t';
import { percent, points } from '../components/format';
import type { Column } from './columns';
import { RunLabel } from './RunLabel';
import type { PairTest } from './pairTests';
import classes from './comparison.module.css';

/** The change of a run's accuracy against another, in percentage points. */
function Difference({ pair: { first, difference } }: { pair: PairTest }) {
  return (
    <div>
      <Text fw={600} component="span" className={classes.delta}>
        {t('comparison.results.accuracy.points', { difference: points(difference.difference) })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('comparison.results.accuracy.against', {
          name: say(first.run.name),
          low: points(difference.low),
          high: points(difference.high),
        })}
      </Text>
    </div>
  );
}

interface AccuraciesProps {
  /** The baseline first. */
  columns: Column[];
  tests: PairTest[];
}

/** Each run's accuracy in large figures, and how far it is from the one it is tested against. */
export function Accuracies({ columns, tests }: AccuraciesProps) {
  return (
    <ul className={classes.accuracies}>
      {columns.map(({ run, figures }, index) => {
        const pair = tests.find(({ second }) => second.run === run);
        return (
          <li key={run.id} className={classes.accuracyCard}>
            <div className={classes.accuracyHead}>
              <RunLabel name={say(run.name)} index={index} />
              {index === 0 && (
                <Badge variant="default" size="sm" flex="none">
                  {t('comparison.results.accuracy.baseline')}
                </Badge>
              )}
            </div>
            <div>
              <Text component="span" className={classes.bigNumber}>
                {percent(figures.accuracy)}
              </Text>
              <Text size="xs" c="dimmed">
                {t('comparison.results.accuracy.interval', {
                  low: percent(figures.interval.low),
                  high: percent(figures.interval.high),
                  count: figures.images,
                })}
              </Text>
            </div>
            {pair && <Difference pair={pair} />}
          </li>
        );
      })}
    </ul>
  );
}
