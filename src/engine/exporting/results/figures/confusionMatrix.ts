import { accuracy, imageCount } from '../../../../domain/evaluation/metrics';
import { BASE, INK, percent, type Figure } from './figure';

/** With more classes, a cell has room for its count only, and with still more for a short one. */
const CELL = [
  { most: 4, side: 100, share: true },
  { most: 10, side: 58, share: true },
  { most: Infinity, side: 34, share: false },
];

/** About how wide a letter of a label is. */
const LETTER = 7;

/** The counts of the test images, `[truth][predicted]`; the colour is the share of the row. */
export function confusionFigure(matrix: number[][], classes: string[]): Figure {
  const { side, share: withShare } = CELL.find(({ most }) => classes.length <= most)!;
  const cells = matrix.flatMap((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, predicted) => {
      const share = total === 0 ? 0 : count / total;
      // By position, since two names may be cut to the same label.
      return { truth, predicted, count, share, percent: total === 0 ? '' : percent(share) };
    });
  });
  const names = `${JSON.stringify(classes)}[datum.value]`;
  const axis = { labelExpr: names, ticks: false, domain: false, labelPadding: 8 };
  const x = { field: 'predicted', type: 'ordinal' as const, title: 'Predicted label' };
  const y = { field: 'truth', type: 'ordinal' as const, title: 'True label' };
  const ink = { condition: { test: 'datum.share > 0.55', value: '#ffffff' }, value: INK };
  const long = classes.some(({ length }) => length * LETTER > side);
  const text = (field: string, dy: number, fontSize: number, fontWeight: 'bold' | 'normal') => ({
    mark: { type: 'text' as const, dy, fontSize, fontWeight },
    encoding: { text: { field, type: 'nominal' as const }, color: ink },
  });
  return {
    ...BASE,
    title: {
      text: 'Confusion matrix, test images',
      subtitle: `Accuracy ${percent(accuracy(matrix))} of ${imageCount(matrix)} images${withShare ? '; % of the row' : ''}`,
    },
    width: { step: side },
    height: { step: side },
    data: { values: cells },
    encoding: {
      x: { ...x, axis: { ...axis, labelAngle: long ? -45 : 0 } },
      y: { ...y, axis },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          color: {
            ...{ field: 'share', type: 'quantitative', legend: null },
            scale: { domain: [0, 1], range: ['#eef3f8', '#08519c'] },
          },
        },
      },
      text('count', withShare ? -7 : 0, side > 60 ? 18 : 13, 'bold'),
      ...(withShare ? [text('percent', 11, side > 60 ? 12 : 10, 'normal')] : []),
    ],
  };
}
