import { areaUnder, oneVersusRest, rocCurve } from '../../../../domain/evaluation/curves';
import { classMetrics, confusionMatrix, type Scored } from '../../../../domain/evaluation/metrics';
import { curveClasses, isBinary } from '../../../../domain/task';
import { BASE, COLOURS, diagonal, INK, unitAxis, type Figure } from './figure';

/** Told apart by colour, and from the seventh class on by dashes too. */
const DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]; // prettier-ignore

/** Where the threshold is on the curve of two classes. */
function marker(predictions: readonly Scored[], threshold: number) {
  const [negative, positive] = classMetrics(confusionMatrix(predictions, 2, threshold));
  const point = { falsePositiveRate: 1 - negative!.recall, truePositiveRate: positive!.recall };
  return {
    data: { values: [point] },
    mark: { type: 'point' as const, filled: true, size: 90, color: INK, opacity: 1 },
    encoding: {
      x: { field: 'falsePositiveRate', type: 'quantitative' as const },
      y: { field: 'truePositiveRate', type: 'quantitative' as const },
    },
  };
}

/**
 * The ROC curve of the test images: of classes[1] with two classes, of each class against the
 * rest with more. Null where no class has a curve, since its images or all others are missing.
 */
export function rocFigure(
  predictions: readonly Scored[],
  { classes, threshold }: { classes: string[]; threshold: number },
): Figure | null {
  const curves = curveClasses(classes.length).flatMap((index) => {
    const { scores, positives } = oneVersusRest(predictions, index);
    const points = rocCurve(scores, positives);
    const area = areaUnder(points);
    if (area === null) return [];
    return [{ label: `${classes[index]} (AUC ${area.toFixed(3)})`, points }];
  });
  if (curves.length === 0) return null;
  const two = isBinary(classes.length);
  const labels = curves.map(({ label }) => label);
  const curve = {
    ...{ field: 'label', type: 'nominal' as const, title: null, sort: null },
    legend: two ? null : {},
  };
  const range = <T>(values: T[], every = 1) =>
    labels.map((_, i) => values[Math.floor(i / every) % values.length]!);
  const subtitle = two
    ? [`Positive class: ${labels[0]}`, `Dot: decision threshold ${threshold.toFixed(2)}`]
    : 'Each class against the rest';
  return {
    ...BASE,
    title: { text: 'ROC curve, test images', subtitle },
    width: 340,
    height: 340,
    layer: [
      diagonal,
      {
        data: {
          values: curves.flatMap(({ label, points }) =>
            points.map(({ falsePositiveRate, truePositiveRate }, order) => ({
              ...{ label, order, falsePositiveRate, truePositiveRate },
            })),
          ),
        },
        mark: { type: 'line' },
        encoding: {
          x: unitAxis('falsePositiveRate', 'false positive rate'),
          y: unitAxis('truePositiveRate', 'true positive rate (recall)'),
          order: { field: 'order', type: 'quantitative' },
          color: { ...curve, scale: { domain: labels, range: range(COLOURS) } },
          strokeDash: { ...curve, scale: { domain: labels, range: range(DASHES, COLOURS.length) } }, // prettier-ignore
        },
      },
      ...(two ? [marker(predictions, threshold)] : []),
    ],
  };
}
