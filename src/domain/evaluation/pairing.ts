/** Comparing several runs image by image, which takes the same test images with the same labels. */
import type { Prediction, RunRecord, TestEvaluation } from '../run/run';
import { decide } from '../task';
import { isCorrect, type Scored } from './metrics';

/** A run with its evaluation. */
export interface EvaluatedRun {
  run: RunRecord;
  evaluation: TestEvaluation;
}

/** What alignment reads of an evaluated run. */
interface Alignable {
  run: Pick<RunRecord, 'classes' | 'classIds'>;
  evaluation: Pick<TestEvaluation, 'predictions'>;
}

/**
 * - `same`: all runs were evaluated on the same test images with the same labels.
 * - `different-images`: they were not; image by image they cannot be compared.
 * - `different-classes`: the runs tell different classes apart.
 */
export type AlignmentKind = 'same' | 'different-images' | 'different-classes';

export interface Alignment {
  kind: AlignmentKind;
  /** One a run: all of its predictions; the same images in the same order when `same`. */
  columns: Prediction[][];
  /** How many test images all of the runs have, with the same label; 0 for `different-classes`. */
  shared: number;
}

const equal = (a: string[] | undefined, b: string[] | undefined): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** A renamed class keeps its id; a class deleted and made again keeps its name. */
const sameClasses = ({ run: a }: Alignable, { run: b }: Alignable): boolean =>
  equal(a.classIds, b.classIds) || equal(a.classes, b.classes);

/** Put the predictions of runs into one order, where all have the same test images and labels. */
export function alignTests(runs: readonly Alignable[]): Alignment {
  const own = runs.map(({ evaluation }) => evaluation.predictions);
  const [first, ...others] = runs;
  if (!first) return { kind: 'same', columns: own, shared: 0 };
  if (!others.every((run) => sameClasses(run, first))) {
    return { kind: 'different-classes', columns: own, shared: 0 };
  }
  const byHash = own.slice(1).map((predictions) => new Map(predictions.map((p) => [p.hash, p])));
  const shared = own[0]!.filter(({ hash, truth }) =>
    byHash.every((predictions) => predictions.get(hash)?.truth === truth),
  );
  if (own.some(({ length }) => length !== shared.length)) {
    return { kind: 'different-images', columns: own, shared: shared.length };
  }
  const inOrder = byHash.map((predictions) => shared.map(({ hash }) => predictions.get(hash)!));
  return { kind: 'same', columns: [shared, ...inOrder], shared: shared.length };
}

/** Which of two runs predicted the same images correctly; the four add up to the number of images. */
export interface PairedCounts {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}

/** `first` and `second`: the same images in the same order; each with its own threshold. */
export function pairedCounts(
  first: readonly Prediction[],
  second: readonly Prediction[],
  thresholds: readonly [number, number],
): PairedCounts {
  const counts: PairedCounts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  first.forEach((prediction, index) => {
    const firstCorrect = isCorrect(prediction, thresholds[0]);
    const secondCorrect = isCorrect(second[index]!, thresholds[1]);
    if (firstCorrect) counts[secondCorrect ? 'both' : 'onlyFirst'] += 1;
    else counts[secondCorrect ? 'onlySecond' : 'neither'] += 1;
  });
  return counts;
}

/** An image on which runs differ, as a row of the aligned columns. */
export interface Disagreement {
  index: number;
  /** Largest gap between two runs' probabilities of the true class, in [0, 1]. */
  gap: number;
}

/** Images that some runs predicted correctly and others did not, the widest gap first. */
export function disagreements(
  columns: readonly Prediction[][],
  thresholds: readonly number[],
): Disagreement[] {
  const found: Disagreement[] = [];
  columns[0]?.forEach((_, index) => {
    const row = columns.map((column) => column[index]!);
    const correct = row.filter((prediction, run) => isCorrect(prediction, thresholds[run]!)).length;
    if (correct === 0 || correct === row.length) return;
    const scores = row.map(({ truth, scores: all }) => all[truth]!);
    found.push({ index, gap: Math.max(...scores) - Math.min(...scores) });
  });
  return found.sort((a, b) => b.gap - a.gap);
}

/** Misclassified images, the highest confidence in the wrong class first. */
export function misclassified<T extends Scored>(predictions: readonly T[], threshold: number): T[] {
  const confidence = ({ scores }: T): number => scores[decide(scores, threshold)]!;
  return predictions
    .filter((prediction) => !isCorrect(prediction, threshold))
    .sort((a, b) => confidence(b) - confidence(a));
}
