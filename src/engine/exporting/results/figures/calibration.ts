import { predictedProbabilities, reliability } from '../../../../domain/evaluation/calibration';
import type { Scored } from '../../../../domain/evaluation/metrics';
import { isBinary, POSITIVE_CLASS } from '../../../../domain/task';
import { BASE, COLOURS, diagonal, percent, unitAxis, type Figure } from './figure';

/** The most of the chart's height that a bar takes. */
const TALLEST_BAR = 0.25;

/** The reliability diagram of the test images, with how many of them each point stands for. */
export function calibrationFigure(predictions: readonly Scored[], classes: string[]): Figure {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  const { bins, error } = reliability(probabilities, outcomes);
  const most = Math.max(...bins.map(({ count }) => count));
  const values = bins.map((bin) => ({ ...bin, bar: (TALLEST_BAR * bin.count) / most }));
  const of = isBinary(classes.length)
    ? `mean predicted probability of ${classes[POSITIVE_CLASS]}`
    : 'mean confidence in the predicted class';
  return {
    ...BASE,
    title: {
      text: 'Calibration (reliability diagram), test images',
      subtitle: [
        `Expected calibration error ${percent(error)}`,
        `Bars: images in each tenth, ${most} in the tallest`,
      ],
    },
    width: 340,
    height: 340,
    data: { values },
    layer: [
      {
        mark: { type: 'bar', color: '#d5dde6', binSpacing: 2 },
        encoding: {
          x: { field: 'low', type: 'quantitative', bin: 'binned' },
          x2: { field: 'high' },
          y: { field: 'bar', type: 'quantitative' },
        },
      },
      diagonal,
      {
        mark: {
          type: 'line',
          color: COLOURS[0]!,
          point: { size: 60, filled: true, color: COLOURS[0]! },
        },
        encoding: {
          x: unitAxis('predicted', of),
          y: unitAxis('observed', 'observed frequency'),
        },
      },
    ],
  };
}
