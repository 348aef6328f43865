/**
 * Metrics computed from a confusion matrix. `matrix[truth][predicted]` counts images;
 * both indices are class indices, in class order.
 */
import { decide } from '../task';

/** What a figure needs of a prediction: the true class index and one probability a class. */
export interface Scored {
  truth: number;
  scores: number[];
}

/** A ratio whose denominator may be 0; 0 then, as scikit-learn has it. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

export const isCorrect = ({ truth, scores }: Scored, threshold: number): boolean =>
  decide(scores, threshold) === truth;

/** Counts of images, `[truth][predicted]`, classCount × classCount. */
export function confusionMatrix(
  predictions: readonly Scored[],
  classCount: number,
  threshold: number,
): number[][] {
  const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { truth, scores } of predictions) matrix[truth]![decide(scores, threshold)]! += 1;
  return matrix;
}

export const imageCount = (matrix: number[][]): number => sum(matrix.map(sum));

/** How many images were predicted correctly. */
export const correctCount = (matrix: number[][]): number =>
  matrix.reduce((total, row, truth) => total + row[truth]!, 0);

/** Share of images predicted correctly, in [0, 1]; 0 with no images. */
export const accuracy = (matrix: number[][]): number =>
  ratio(correctCount(matrix), imageCount(matrix));

export interface ClassMetrics {
  /** Of the images predicted as this class, the share that are of it. 0 when none was. */
  precision: number;
  /** Of the images of this class, the share predicted as it. 0 when there is none. */
  recall: number;
  /** Harmonic mean of the two. */
  f1: number;
  /** Images that truly are of this class. */
  support: number;
}

/** Precision, recall and F1 of each class against all others, each in [0, 1]. */
export function classMetrics(matrix: number[][]): ClassMetrics[] {
  return matrix.map((row, index) => {
    const hits = row[index]!;
    const support = sum(row);
    const predicted = sum(matrix.map((other) => other[index]!));
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, predicted + support),
      support,
    };
  });
}

/** Macro averages: the plain mean over classes, so a small class weighs as much as a large one. */
export function macroMetrics(matrix: number[][]): Omit<ClassMetrics, 'support'> {
  const classes = classMetrics(matrix);
  const mean = (pick: (metrics: ClassMetrics) => number): number =>
    ratio(sum(classes.map(pick)), classes.length);
  return {
    precision: mean((c) => c.precision),
    recall: mean((c) => c.recall),
    f1: mean((c) => c.f1),
  };
}

/** Mean of −ln of the probability given to the truth (kept from 0 by 1e-7); 0 with no images. */
export function crossEntropy(predictions: readonly Scored[]): number {
  const losses = predictions.map(({ truth, scores }) => -Math.log(Math.max(scores[truth]!, 1e-7)));
  return ratio(sum(losses), predictions.length);
}
