import { Box, Group, Text, useComputedColorScheme } from '@mantine/core';
import type { ExperimentPlan } from '../../../domain/experiment/plan';
import type {
  Experiment,
  ExperimentRun,
  ExperimentSummary,
} from '../../../domain/experiment/summary';
import { t } from '../../../texts/t';
import { RUN_HUES } from '../../palette';
import { AccuracyChart } from '../charts/AccuracyChart';
import type { AccuracyRow } from '../charts/accuracySpec';
import { decimal, formatList, percent } from '../format';
import { Rich } from '../Rich';
import { runName } from './partName';
import classes from './StripPlot.module.css';

/** An experiment as a row of the plot; its runs are the finished ones. */
interface StripRow extends Experiment {
  id: string;
  englishName: string;
  summary: ExperimentSummary;
}

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
      <Group gap="3xs" wrap="nowrap">
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

/** A line of dots for each repeat; repeats of one run each share a line. */
function linesOf(runs: readonly ExperimentRun[]): ExperimentRun[][] {
  if (runs.every(({ fold }) => fold === 1)) return [[...runs]];
  const repeats = [...new Set(runs.map(({ repeat }) => repeat))].sort((a, b) => a - b);
  return repeats.map((repeat) => runs.filter((run) => run.repeat === repeat));
}

function chartRow(row: StripRow): AccuracyRow {
  const { name, englishName, plan, runs, summary } = row;
  const { mean, interval } = summary;
  const ofAll = [
    mean === null ? '–' : percent(mean),
    interval
      ? t('comparison.table.values.range', {
          ...{ low: percent(interval.low), high: percent(interval.high) },
        })
      : '–',
  ];
  const dot = (run: ExperimentRun) => ({
    accuracy: run.accuracy,
    values: [runName(plan, run), percent(run.accuracy), ...ofAll],
  });
  const lines = linesOf(runs).map((line) => line.map(dot));
  return { name, englishName, lines, interval, mean };
}

interface StripPlotProps {
  rows: readonly StripRow[];
  /** What differs between the runs of a row. */
  kind: ExperimentPlan['kind'];
}

/** Test accuracy of every run of one experiment or of several, each with its mean and interval. */
export function StripPlot({ rows, kind }: StripPlotProps) {
  const hues = RUN_HUES[useComputedColorScheme('light')];
  const title = t('experiments.page.accuracy.chart');
  const shown = rows.flatMap(({ runs, summary }) => [
    ...runs.map(({ accuracy }) => accuracy),
    summary.interval?.low ?? 1,
  ]);
  const spoken = rows.map(({ name, runs }) =>
    t('experiments.page.accuracy.spoken', {
      name,
      values: formatList(runs.map(({ accuracy }) => percent(accuracy))),
    }),
  );
  return (
    <div className={classes.plot}>
      <div className={classes.numbers}>
        {rows.map((row, i) => (
          <Numbers key={row.id} row={row} colour={hues[i % hues.length]!} />
        ))}
      </div>
      <AccuracyChart
        title="experiments.page.accuracy.chart"
        spoken={[title, ...spoken].join('. ')}
        rows={rows.map(chartRow)}
        lowest={Math.max(0, Math.min(1, ...shown))}
        shown={[
          t('experiments.page.runs.run'),
          t('experiments.page.runs.accuracy'),
          t('experiments.verdict.mean'),
          t('comparison.table.rows.interval'),
        ]}
      />
      <Text size="xs" c="dimmed">
        {t(`experiments.page.accuracy.captions.${kind}`)}
      </Text>
    </div>
  );
}
