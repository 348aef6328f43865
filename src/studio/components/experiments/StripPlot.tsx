import { Box, Group, Text, useComputedColorScheme } from '@mantine/core';
import type { ExperimentSummary } from '../../../domain/experiment/summary';
import { t } from '../../../texts/t';
import { RUN_HUES } from '../../palette';
import { accuracyAxis } from '../accuracyAxis';
import { decimal, formatList, percent } from '../format';
import { Rich } from '../Rich';
import classes from './StripPlot.module.css';
import { StripTrack, type StripRow } from './StripTrack';

/** "94.2% ± 1.3": the deviation is in percentage points. */
export function MeanAndDeviation({ summary }: { summary: ExperimentSummary }) {
  const { mean, sd } = summary;
  if (mean === null) return '–';
  if (sd === null) return percent(mean);
  return (
    <Rich
      text="experiments.page.accuracy.mean"
      values={{ mean: percent(mean), sd: decimal(sd * 100, 1) }}
      parts={{ small: <span className={classes.deviation} /> }}
    />
  );
}

function Numbers({ row, colour }: { row: StripRow; colour: string }) {
  const { interval } = row.summary;
  return (
    <Box miw={0}>
      <Group gap={6} wrap="nowrap">
        <svg width="10" height="10" aria-hidden style={{ flex: 'none' }}>
          <circle cx="5" cy="5" r="5" fill={colour} />
        </svg>
        <Text size="sm" fw={600} truncate title={row.name}>
          {row.name}
        </Text>
      </Group>
      <Text className={classes.number}>
        <MeanAndDeviation summary={row.summary} />
      </Text>
      <Text size="xs" c="dimmed">
        {row.runs.length === 1
          ? t('experiments.page.accuracy.one')
          : t('experiments.page.accuracy.about', { runs: row.runs.length })}
      </Text>
      <Text size="xs" c="dimmed">
        {interval
          ? t('experiments.page.accuracy.interval', {
              low: percent(interval.low),
              high: percent(interval.high),
            })
          : t('experiments.page.accuracy.noInterval')}
      </Text>
    </Box>
  );
}

interface StripPlotProps {
  rows: readonly StripRow[];
  /** Whether the runs differ in their seeds only. */
  isSeeds: boolean;
}

/** Test accuracy of every run of one experiment or of several, each with its mean and interval. */
export function StripPlot({ rows, isSeeds }: StripPlotProps) {
  const hues = RUN_HUES[useComputedColorScheme('light')];
  const shown = rows.flatMap(({ runs }) => runs.map(({ accuracy }) => accuracy));
  const axis = accuracyAxis(Math.min(1, ...shown));
  const spoken = rows.map(({ name, runs }) =>
    t('experiments.page.accuracy.spoken', {
      name,
      values: formatList(runs.map(({ accuracy }) => percent(accuracy))),
    }),
  );
  return (
    <figure className={classes.plot} aria-label={t('experiments.page.accuracy.chart')}>
      <Text className={classes.hidden}>{spoken.join('. ')}</Text>
      {rows.map((row, i) => {
        const colour = hues[i % hues.length]!;
        return (
          <div key={row.id} className={classes.row}>
            <Numbers row={row} colour={colour} />
            <StripTrack row={row} axis={axis} colour={colour} />
          </div>
        );
      })}
      <div className={classes.row} aria-hidden>
        <span />
        <div className={classes.ticks}>
          {axis.ticks.map((tick) => (
            <span key={tick} style={{ left: `${axis.place(tick)}%` }}>
              {percent(tick, (tick * 100) % 1 === 0 ? 0 : 1)}
            </span>
          ))}
        </div>
      </div>
      <Text component="figcaption" size="xs" c="dimmed">
        {t(
          isSeeds ? 'experiments.page.accuracy.seedsCaption' : 'experiments.page.accuracy.caption',
        )}
      </Text>
    </figure>
  );
}
