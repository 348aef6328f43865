import { confusionMatrix } from '../../../../domain/evaluation/metrics';
import type { Prediction } from '../../../../domain/run/run';
import type { ModelMetadata } from '../../../../domain/run/savedModel';
import { calibrationFigure } from './calibration';
import { confusionFigure } from './confusionMatrix';
import type { Figure } from './figure';
import { learningCurves } from './learningCurves';
import { rocFigure } from './roc';

/** A figure's name, and the figure, or why there is none. */
export type FigureOrReason = [name: string, figure: Figure | string];

/** The figures of a model's training and of its predictions of the test images. */
export function figuresOf(metadata: ModelMetadata, test: Prediction[]): FigureOrReason[] {
  const { classes, threshold, epochs } = metadata;
  const noImages = test.length === 0 ? 'There are no test images.' : null;
  const matrix = confusionMatrix(test, classes.length, threshold);
  return [
    ['curves', epochs.length > 0 ? learningCurves(epochs) : 'The model has no training history.'],
    ['confusion-matrix', noImages ?? confusionFigure(matrix, classes)],
    ['roc', rocFigure(test, metadata) ?? 'It needs test images of two classes.'],
    ['calibration', noImages ?? calibrationFigure(test, classes)],
  ];
}
