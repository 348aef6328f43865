import type { TopLevelSpec } from 'vega-lite';
import type { Interval } from '../../../domain/evaluation/statistics';
import { CHART_INK, RUN_HUES, type Scheme } from '../../palette';
import { accuracyTicks } from '../accuracyTicks';
import type { ChartReadings } from './ChartReader';
import { chartBase, CURSOR, type ChartFormat } from './chartSpec';

export interface AccuracyDot {
  /** In [0, 1]. */
  accuracy: number;
  /** Shown beside the pointer, in the order of the chart's `shown`. */
  values: readonly string[];
}

/** What is measured of one run, or of one experiment. */
export interface AccuracyRow {
  name: string;
  /** In a saved file. */
  englishName: string;
  /** One line of dots or several. */
  lines: readonly (readonly AccuracyDot[])[];
  interval: Interval | null;
  /** Of the dots, if it is drawn. */
  mean: number | null;
}

export interface AccuracyData {
  rows: readonly AccuracyRow[];
  /** The accuracy that the axis must hold. */
  lowest: number;
  /** The titles of the dots' values. */
  shown: readonly string[];
}

/** What of a row's height the interval, with the dots in it, and the mean leave free above and below. */
const FREE = { interval: 0.16, mean: 0.08 };

/** Where a line of dots is in its row, from 0 to 1. */
const placeOf = (line: number, lines: number): number =>
  FREE.interval + ((1 - 2 * FREE.interval) * (line + 0.5)) / lines;

/** All that is drawn, in one dataset; `kind` says what is. A row is 1 high, the first is on top. */
export const accuracyPoints = ({ rows }: AccuracyData, scheme: Scheme): object[] =>
  rows.flatMap(({ name, lines, interval, mean }, row) => {
    const colour = RUN_HUES[scheme][row % RUN_HUES[scheme].length]!;
    const across = (free: number) => ({ y: row + free, bottom: row + 1 - free, colour });
    return [
      ...(interval
        ? [{ kind: 'interval', x: interval.low, right: interval.high, ...across(FREE.interval) }]
        : []),
      ...(mean === null ? [] : [{ kind: 'mean', x: mean, ...across(FREE.mean) }]),
      ...lines.flatMap((dots, line) =>
        dots.map(({ accuracy, values }) => ({
          ...{
            kind: 'dot',
            x: accuracy,
            y: row + placeOf(line, lines.length),
            colour,
            title: name,
          },
          ...Object.fromEntries(values.map((value, i) => [`value${i}`, value])),
        })),
      ),
    ];
  });

/** The dots, row by row, with the values that a pointer shows. */
export function accuracyReadings({ rows, shown }: AccuracyData): ChartReadings {
  const dots = rows.flatMap(({ name, lines }) => lines.flat().map((dot) => ({ name, ...dot })));
  return {
    count: dots.length,
    at: (index) => {
      const { name, values } = dots[index]!;
      return [name, ...values.map((value, i) => `${shown[i]} ${value}`)].join(', ');
    },
  };
}

const only = (kind: string) => [{ filter: { field: 'kind', equal: kind } }];

/** Rows of accuracies on one axis, each in a run's hue with its interval; without its points. */
export function accuracySpec(
  { rows, lowest, shown }: AccuracyData,
  format: ChartFormat,
): TopLevelSpec {
  const { text, surface } = CHART_INK[format.scheme];
  const ticks = accuracyTicks(lowest);
  const hasHalves = ticks.some((tick) => Math.round(tick * 1000) % 10 !== 0);
  const names = JSON.stringify(
    rows.map((row) => (format.fileTitle === undefined ? row.name : row.englishName)),
  );
  const x = {
    ...{ field: 'x', type: 'quantitative' as const, title: null },
    scale: { domain: [ticks[0]!, 1], nice: false, zero: false },
    // Of more values than `tickCount` Vega leaves out some.
    axis: {
      values: ticks,
      tickCount: ticks.length,
      format: hasHalves ? '.1%' : '.0%',
      grid: true,
      domain: false,
    },
  };
  const y = {
    ...{ field: 'y', type: 'quantitative' as const, title: null },
    scale: { domain: [rows.length, 0], nice: false },
    axis: {
      values: rows.map((_, row) => row + 0.5),
      tickCount: rows.length,
      // Two runs may have the same name: the axis knows their rows.
      labelExpr: `${names}[floor(datum.value)]`,
      ...{ labelLimit: Math.round(format.width * 0.3), labelPadding: 12 },
      ...{ grid: false, ticks: false, domain: false },
    },
  };
  const hue = { field: 'colour', type: 'nominal' as const, scale: null };
  const tooltip = [
    // The tooltip has the value of this name as its heading.
    { field: 'title' },
    ...shown.map((title, i) => ({ field: `value${i}`, title })),
  ].map((value) => ({ ...value, type: 'nominal' as const }));
  const dot = { type: 'point' as const, filled: true, size: 130, opacity: 1 };
  return {
    ...chartBase(format),
    encoding: { x, y },
    layer: [
      {
        transform: only('interval'),
        mark: { type: 'rect', clip: true, fillOpacity: 0.2, strokeWidth: 1, cornerRadius: 3 },
        encoding: { x2: { field: 'right' }, y2: { field: 'bottom' }, fill: hue, stroke: hue },
      },
      {
        transform: only('mean'),
        mark: { type: 'rule', strokeWidth: 3 },
        encoding: { y2: { field: 'bottom' }, color: hue },
      },
      {
        transform: only('dot'),
        mark: { ...dot, stroke: surface, strokeWidth: 2 },
        encoding: { fill: hue },
      },
      {
        transform: only('dot'),
        params: [CURSOR],
        mark: { ...dot, color: text },
        encoding: {
          opacity: { condition: { param: 'cursor', empty: false, value: 1 }, value: 0 },
          tooltip,
        },
      },
    ],
  };
}
