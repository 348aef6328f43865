import { Box, Text } from '@mantine/core';
import { AccuracyChart } from '../components/charts/AccuracyChart';
import { english } from '../../texts/message';
import { say, t } from '../../texts/t';
import { percent } from '../components/format';
import type { Column } from './columns';

/** Test accuracy of each run as a dot, with its 95% confidence interval. */
export function AccuracyIntervals({ columns }: { columns: Column[] }) {
  const title = t('comparison.results.accuracy.chart');
  const rows = columns.map(({ run, figures: { accuracy, interval } }) => {
    const name = say(run.name);
    const [low, high] = [percent(interval.low), percent(interval.high)];
    const values = [percent(accuracy), t('comparison.table.values.range', { low, high })];
    const spoken = t('comparison.results.accuracy.spoken', {
      ...{ name, accuracy: percent(accuracy), low, high },
    });
    const named = { name, englishName: english(run.name) };
    return { ...named, lines: [[{ accuracy, values }]], interval, mean: null, spoken };
  });
  return (
    <Box miw={0}>
      <AccuracyChart
        title="comparison.results.accuracy.chart"
        spoken={[title, ...rows.map(({ spoken }) => spoken)].join('. ')}
        rows={rows}
        lowest={Math.min(...columns.map(({ figures }) => figures.interval.low))}
        shown={[t('comparison.table.rows.accuracy'), t('comparison.table.rows.interval')]}
      />
      <Text size="xs" c="dimmed">
        {t('comparison.results.accuracy.caption')}
      </Text>
    </Box>
  );
}
