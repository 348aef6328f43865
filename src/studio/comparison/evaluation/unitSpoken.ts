import { t } from '../../../texts/t';
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

/**
 * A chart's values as text, for users of a screen reader: a pointer alone reaches the drawn ones.
 *
 * @param summary what the chart shows, in a few words
 */
export function unitSpoken(summary: string, data: UnitChartData): string {
  const { xLabel, yLabel, shown = [], marker } = data;
  const pair = (x: number, y: number) => [
    `${xLabel} ${decimal(x, 3)}`,
    `${yLabel} ${decimal(y, 3)}`,
  ];
  const points = chosenPoints(data).map((point) => {
    const further = shown.flatMap(({ field, title }) => {
      const value = point[field];
      // The first point of a ROC curve is above every threshold.
      return value === undefined || Number.isNaN(value) ? [] : [`${title} ${valueText(value)}`];
    });
    return [...pair(point.x, point.y), ...further].join(', ');
  });
  const atThreshold = marker
    ? [t('comparison.evaluation.curves.atThreshold', { values: pair(...marker).join(', ') })]
    : [];
  return [summary, ...atThreshold, ...points].join('. ');
}
