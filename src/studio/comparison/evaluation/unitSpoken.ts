import { t } from '../../../texts/t';
import type { ChartReadings } from '../../components/charts/ChartReader';
import { decimal, wholeNumber } from '../../components/format';
import type { UnitChartData, UnitPoint } from './unitSpec';

/** Points of a line without dots that are read out. */
const MOST_POINTS = 5;

/** The points of a dotted line, or some of a curve from its first to its last. */
function chosenPoints({ line, dots }: UnitChartData): readonly UnitPoint[] {
  if (dots || line.length <= MOST_POINTS) return line;
  const step = (line.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, i) => line[Math.round(i * step)]!);
}

const valueText = (value: number): string =>
  Number.isInteger(value) ? wholeNumber(value) : decimal(value, 3);

const pair = ({ xLabel, yLabel }: UnitChartData, x: number, y: number): string[] => [
  `${xLabel} ${decimal(x, 3)}`,
  `${yLabel} ${decimal(y, 3)}`,
];

function pointText(data: UnitChartData, point: UnitPoint): string {
  const further = (data.shown ?? []).flatMap(({ field, title }) => {
    const value = point[field];
    // The first point of a ROC curve is above every threshold.
    return value === undefined || Number.isNaN(value) ? [] : [`${title} ${valueText(value)}`];
  });
  return [...pair(data, point.x, point.y), ...further].join(', ');
}

/** Each point of the line. */
export const unitReadings = (data: UnitChartData): ChartReadings => ({
  count: data.line.length,
  at: (index) => pointText(data, data.line[index]!),
});

/**
 * A chart's values as text, for users of a screen reader who read it without going from point to point.
 *
 * @param summary what the chart shows, in a few words
 */
export function unitSpoken(summary: string, data: UnitChartData): string {
  const { marker } = data;
  const points = chosenPoints(data).map((point) => pointText(data, point));
  const atThreshold = marker
    ? [t('comparison.evaluation.curves.atThreshold', { values: pair(data, ...marker).join(', ') })]
    : [];
  return [summary, ...atThreshold, ...points].join('. ');
}
