/** Calibration of out-of-fold predictions, before and after the temperatures of their runs. */
import { predictedProbabilities, reliability } from '../evaluation/calibration';
import { crossEntropy } from '../evaluation/metrics';
import type { Prediction } from '../run/run';
import { meanPredictions, type OutOfFoldPrediction } from './outOfFold';

/** How well probabilities agree with what came true. */
export interface CalibrationFigures {
  /** Expected calibration error, in [0, 1]. */
  error: number;
  /** Mean cross-entropy. */
  loss: number;
}

const figuresOf = (predictions: readonly Prediction[]): CalibrationFigures => {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  return { error: reliability(probabilities, outcomes).error, loss: crossEntropy(predictions) };
};

/** Calibration of each image's mean probabilities, before and after the runs' temperatures. */
export const pooledCalibration = (
  predictions: readonly OutOfFoldPrediction[],
): { before: CalibrationFigures; after: CalibrationFigures } => ({
  before: figuresOf(meanPredictions(predictions, 'unscaled')),
  after: figuresOf(meanPredictions(predictions)),
});
