import type { TopLevelSpec } from 'vega-lite';
import { CHART_INK, CLASS_HUES } from '../../palette';
import { chartBase, CURSOR, type ChartFormat } from '../../components/charts/chartSpec';

export interface UnitPoint {
  /** Both in [0, 1]. */
  x: number;
  y: number;
  /** Further values shown beside the pointer. */
  [value: string]: number;
}

/** A bar at the bottom: from `low` to `high` on the x axis, `height` on the y axis. */
export interface UnitBar {
  low: number;
  high: number;
  height: number;
}

export interface ShownValue {
  /** The value's name in a point. */
  field: string;
  title: string;
  /** In d3's format language. */
  format: string;
}

export interface UnitChartData {
  xLabel: string;
  yLabel: string;
  line: readonly UnitPoint[];
  /** The class that the line is of, for its hue; without it the line has the text's colour. */
  classIndex?: number | undefined;
  /** Whether each point of the line has a dot. */
  dots?: boolean;
  /** Values of the points that are shown beside the pointer too. */
  shown?: readonly ShownValue[];
  /** Where the threshold is on the line. */
  marker?: readonly [x: number, y: number];
  /** The line of a random classifier, or of perfect calibration. */
  diagonal?: boolean;
  bars?: readonly UnitBar[];
}

/** All that is drawn, in one dataset; `kind` says what a row is of. */
export const unitPoints = ({ line, marker, diagonal, bars = [] }: UnitChartData): object[] => [
  ...line.map((point, order) => ({ ...point, kind: 'line', order })),
  ...(marker ? [{ kind: 'marker', x: marker[0], y: marker[1] }] : []),
  ...(diagonal ? [0, 1].map((at) => ({ kind: 'diagonal', x: at, y: at })) : []),
  ...bars.map(({ low, high, height }) => ({ kind: 'bar', x: low, to: high, y: height })),
];

const only = (kind: string) => [{ filter: { field: 'kind', equal: kind } }];

/** A chart of two fractions against each other, without its points. */
export function unitSpec(data: UnitChartData, format: ChartFormat): TopLevelSpec {
  const { xLabel, yLabel, shown = [], dots = false, classIndex } = data;
  const { text } = CHART_INK[format.scheme];
  const hues = CLASS_HUES[format.scheme];
  const colour = classIndex === undefined ? text : hues[classIndex % hues.length]!;
  const axis = { values: [0, 0.25, 0.5, 0.75, 1], format: '.2~f' };
  const unit = { domain: [0, 1] };
  const y = { field: 'y', type: 'quantitative' as const, title: yLabel, scale: unit, axis };
  const tooltip = [
    { field: 'x', title: xLabel, format: '.3f' },
    { field: 'y', title: yLabel, format: '.3f' },
    ...shown,
  ].map((value) => ({ ...value, type: 'quantitative' as const }));
  return {
    ...chartBase(format),
    encoding: { x: { field: 'x', type: 'quantitative', title: xLabel, scale: unit, axis } },
    layer: [
      {
        transform: only('bar'),
        mark: { type: 'rect', color: colour, opacity: 0.18 },
        encoding: { x2: { field: 'to' }, y, y2: { datum: 0 } },
      },
      {
        transform: only('diagonal'),
        mark: { type: 'line', color: text, strokeWidth: 1, strokeDash: [4, 4] },
        encoding: { y },
      },
      {
        transform: only('line'),
        mark: { type: 'line', color: colour, ...(dots ? { point: { color: colour } } : {}) },
        encoding: { y, order: { field: 'order' } },
      },
      {
        transform: only('marker'),
        mark: { type: 'point', filled: true, size: 90, opacity: 1, color: text },
        encoding: { y },
      },
      {
        transform: only('line'),
        params: [CURSOR],
        mark: { type: 'point', filled: true, size: 60, color: text },
        encoding: {
          y,
          opacity: { condition: { param: 'cursor', empty: false, value: 1 }, value: 0 },
          tooltip,
        },
      },
    ],
  };
}
