/**
 * Label issues by confident learning (Northcutt, Jiang and Chuang, JAIR 70, 2021), as
 * `find_label_issues` of the Python package cleanlab has it by default: how many labels of each
 * kind are wrong is estimated from the probabilities, and so many of the least fitting are marked.
 */
import { mostProbable } from '../task';

/** An image with its label, and what models that did not train on it say. */
export interface LabelledScores {
  /** Class index of its label. */
  label: number;
  /** One out-of-fold probability a class. */
  scores: readonly number[];
}

export interface RankedLabel {
  /** Place among the images that were given. */
  index: number;
  /** The probability of its label, in [0, 1]: low is suspect. */
  selfConfidence: number;
  /** The most probable class. */
  suggested: number;
  /** Whether it is in the set that confident learning marks. */
  isIssue: boolean;
}

/** cleanlab's tolerance. */
const CLOSE = 1e-6;

/** To the nearest integer, halves to the even one. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Integers near the values with the same sum. */
function roundKeepingSum(values: readonly number[]): number[] {
  const rounded = values.map(roundHalfEven);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const missing = roundHalfEven(sum(values)) - sum(rounded);
  const step = Math.sign(missing);
  // The ones that rounding moved the furthest to the other side. Which of equals comes first
  // depends in cleanlab on the processor, so that with three or more classes one image may differ.
  const order = values
    .map((value, index) => ({ index, moved: value - rounded[index]! }))
    .sort((a, b) => step * (b.moved - a.moved) || step * (b.index - a.index));
  for (const { index } of order.slice(0, Math.abs(missing))) rounded[index]! += step;
  return rounded;
}

/** Mean probability of each class over the images with its label; never reached by a class without images. */
function thresholds(images: readonly LabelledScores[], classCount: number): number[] {
  return Array.from({ length: classCount }, (_, index) => {
    const own = images.filter(({ label }) => label === index);
    if (own.length === 0) return 2;
    const total = own.reduce((sum, { scores }) => sum + scores[index]!, 0);
    return Math.max(total / own.length, 2 * CLOSE);
  });
}

/**
 * The confident joint: `[label][true class]`, estimated counts of images, each row adding up to
 * the images with that label.
 */
export function confidentJoint(images: readonly LabelledScores[], classCount: number): number[][] {
  const limits = thresholds(images, classCount);
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { label, scores } of images) {
    const confident = limits.flatMap((limit, i) => (scores[i]! >= limit - CLOSE ? [i] : []));
    if (confident.length === 0) continue;
    const guess = confident.length > 1 ? mostProbable(scores) : confident[0]!;
    counts[label]![guess]! += 1;
  }
  counts.forEach((row, index) => (row[index] = Math.max(row[index]!, 1)));
  return counts.map((row, index) => {
    const labelled = images.filter(({ label }) => label === index).length;
    const confident = row.reduce((sum, count) => sum + count, 0);
    return roundKeepingSum(row.map((count) => (count / confident) * labelled));
  });
}

/** Of a row of the joint, how many images to mark for each true class: at least one label of the class stays. */
function pruneCounts(row: readonly number[], label: number): number[] {
  const kept = Math.max(row[label]!, 1);
  const kinds = row.filter((count) => count > 0).length - 1;
  const less = (kept - row[label]!) / Math.max(kinds, 1);
  return row.map((count, index) =>
    index === label ? kept : Math.trunc(Math.max(count - less, 0)),
  );
}

/** For each class other than the label, so many images as the joint has, those that fit it best against their label. */
function marked(images: readonly LabelledScores[], classCount: number): Set<number> {
  const issues = new Set<number>();
  confidentJoint(images, classCount).forEach((row, label) => {
    const own = images.flatMap((image, index) => (image.label === label ? [{ image, index }] : []));
    if (own.length <= 1) return;
    pruneCounts(row, label).forEach((count, other) => {
      if (other === label) return;
      const margin = ({ scores }: LabelledScores) => scores[other]! - scores[label]!;
      const order = [...own].sort((a, b) => margin(b.image) - margin(a.image));
      for (const { index } of order.slice(0, count)) issues.add(index);
    });
  });
  return issues;
}

/** Whether its label is the most probable class, or as probable as it. */
const fits = ({ label, scores }: LabelledScores): boolean =>
  mostProbable(scores.map((score, index) => (index === label ? score + CLOSE : score))) === label;

/**
 * All images, the one whose label is the least probable first; equals in their order. Images that
 * confident learning holds for mislabelled are marked.
 * @param images with out-of-fold probabilities, `classCount` each
 */
export function rankLabels(images: readonly LabelledScores[], classCount: number): RankedLabel[] {
  const issues = marked(images, classCount);
  return images
    .map((image, index) => ({
      index,
      selfConfidence: image.scores[image.label]!,
      suggested: mostProbable(image.scores),
      isIssue: issues.has(index) && !fits(image),
    }))
    .sort((a, b) => a.selfConfidence - b.selfConfidence || a.index - b.index);
}
