/**
 * What the number of classes decides about a network and its output: said here, and nowhere
 * else. Two classes are one sigmoid, the probability of classes[1]; more are a softmax.
 */

/** Index of the class whose probability a two-class network gives. */
export const POSITIVE_CLASS = 1;

/** The decision threshold until the user chooses another, on a probability in [0, 1]. */
export const DEFAULT_THRESHOLD = 0.5;

export const isBinary = (classCount: number): boolean => classCount === 2;

/** How many numbers the network gives for an image. */
export const outputWidth = (classCount: number): number => (isBinary(classCount) ? 1 : classCount);

/** Whether an output of this width is one sigmoid. */
export const isSigmoid = (width: number): boolean => width === 1;

/** The activation of the network's last layer. */
export const outputActivation = (classCount: number): 'sigmoid' | 'softmax' =>
  isBinary(classCount) ? 'sigmoid' : 'softmax';

/** The network's output for an image as one probability a class, in class order, summing to 1. */
export const scoresOf = (output: readonly number[]): number[] =>
  isSigmoid(output.length) ? [1 - output[0]!, output[0]!] : [...output];

/** Write the label of class `classIndex` into a row of zeros of `outputWidth` numbers. */
export function writeLabel(row: Float32Array, classIndex: number): void {
  if (isSigmoid(row.length)) row[0] = classIndex;
  else row[classIndex] = 1;
}

/**
 * The index of the predicted class. With two classes, the positive one from `threshold`
 * on (its probability, in [0, 1]); with more, the most probable one (the first of equals),
 * and the threshold plays no part.
 */
export function decide(scores: readonly number[], threshold: number): number {
  if (isBinary(scores.length)) return scores[POSITIVE_CLASS]! >= threshold ? POSITIVE_CLASS : 0;
  return mostProbable(scores);
}

export const mostProbable = (scores: readonly number[]): number =>
  scores.indexOf(Math.max(...scores));

/** The classes that a curve is drawn for: the positive one of two, each of more against the rest. */
export const curveClasses = (classCount: number): number[] =>
  isBinary(classCount) ? [POSITIVE_CLASS] : Array.from({ length: classCount }, (_, i) => i);
