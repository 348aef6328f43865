/** Temperature scaling (Guo et al. 2017): all logits are divided by one number, so that scores are calibrated. */
import { isBinary } from '../task';
import type { RunRecord, TestEvaluation } from '../run/run';
import { crossEntropy, type Scored } from './metrics';

/** Scores are kept from 0 by as much as in the cross-entropy. */
const SMALLEST = 1e-7;
/** Where the temperature is looked for: from 1/100 to 100. */
const FARTHEST = Math.log(100);
const STEPS = 80;

/** A class's score up to a factor is its logit up to a summand, which softmax does not see. */
const logitsOf = (scores: readonly number[]): number[] =>
  scores.map((score) => Math.log(Math.max(score, SMALLEST)));

function softmax(logits: readonly number[], temperature: number): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Scores of an image with their logits divided by the temperature, in the order of the classes; they sum
 * to 1, and their order stays. For a sigmoid that is sigmoid(logit / T).
 */
export const scaleScores = (scores: readonly number[], temperature: number): number[] =>
  softmax(logitsOf(scores), temperature);

/** The threshold on scaled scores that decides as `threshold` does on the scores as they are. */
export const scaleThreshold = (threshold: number, temperature: number): number =>
  scaleScores([1 - threshold, threshold], temperature)[1]!;

/**
 * The temperature with the lowest cross-entropy over the predictions. It is convex in 1/T, whose
 * root of the derivative is found by bisection. Null where there is no minimum: when all images
 * are predicted correctly, ever lower temperatures are ever better, and when the scores are worse
 * than none, ever higher ones are.
 */
export function fitTemperature(predictions: readonly Scored[]): number | null {
  const classCount = predictions[0]?.scores.length ?? 0;
  // Below the highest of its image: a table without objects, which is gone through at every step.
  const logits = Float64Array.from(
    predictions.flatMap(({ scores }) => {
      const own = logitsOf(scores);
      const highest = Math.max(...own);
      return own.map((logit) => logit - highest);
    }),
  );
  /** Of the summed cross-entropy, by 1/T. */
  const slope = (logT: number): number => {
    const temperature = Math.exp(logT);
    let sum = 0;
    predictions.forEach(({ truth }, image) => {
      const first = image * classCount;
      let [powers, weighted] = [0, 0];
      for (let at = first; at < first + classCount; at++) {
        const power = Math.exp(logits[at]! / temperature);
        powers += power;
        weighted += power * logits[at]!;
      }
      sum += weighted / powers - logits[first + truth]!;
    });
    return sum;
  };
  let [low, high] = [-FARTHEST, FARTHEST];
  // The slope falls as T rises.
  if (!(slope(low) > 0 && slope(high) < 0)) return null;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

type Thresholded = Pick<RunRecord, 'classes' | 'threshold' | 'temperature'>;

/**
 * The run's decision threshold on its scaled scores. `RunRecord.threshold` is on the scores that
 * the network gives without a temperature, which are the stored ones.
 */
export const shownThreshold = ({ classes, threshold, temperature }: Thresholded): number =>
  temperature === undefined || !isBinary(classes.length)
    ? threshold
    : scaleThreshold(threshold, temperature);

/** A run's evaluation as its temperature changes it: stored are the scores without one. */
export function scaledEvaluation(
  { temperature }: Pick<RunRecord, 'temperature'>,
  evaluation: TestEvaluation,
): TestEvaluation {
  if (temperature === undefined) return evaluation;
  const scaled = <P extends Scored>(predictions: P[]): P[] =>
    predictions.map((one) => ({ ...one, scores: scaleScores(one.scores, temperature) }));
  const predictions = scaled(evaluation.predictions);
  return {
    ...evaluation,
    predictions,
    ...(evaluation.validation && { validation: scaled(evaluation.validation) }),
    loss: crossEntropy(predictions),
  };
}

/** The threshold to be stored for one on the run's scaled scores. */
export const storedThreshold = (
  { classes, temperature }: Pick<RunRecord, 'classes' | 'temperature'>,
  shown: number,
): number =>
  temperature === undefined || !isBinary(classes.length)
    ? shown
    : scaleThreshold(shown, 1 / temperature);

/** A run and its evaluation, both as its temperature changes them. */
export const scaledRun = <R extends Thresholded>(evaluated: {
  run: R;
  evaluation: TestEvaluation;
}): { run: R; evaluation: TestEvaluation } => ({
  run: { ...evaluated.run, threshold: shownThreshold(evaluated.run) },
  evaluation: scaledEvaluation(evaluated.run, evaluated.evaluation),
});
