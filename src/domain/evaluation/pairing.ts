/** Judging several runs on the same test images. */
import type { Prediction } from '../run/run';
import { isRight } from './metrics';

/** What is needed of a judged run. */
export interface EvaluatedRun {
  classes: string[];
  classIds?: string[] | undefined;
  predictions: Prediction[];
}

/**
 * - `same`: all runs judged exactly these images.
 * - `common`: some images were left out because not every run judged them, or not with the same label.
 * - `apart`: no image is common; each column is that run's own.
 * - `different-classes`: the runs answer different questions; each column is that run's own.
 */
export type AlignmentKind = 'same' | 'common' | 'apart' | 'different-classes';

export interface Alignment {
  kind: AlignmentKind;
  /** One a run: its predictions, the same images in the same order when `same` or `common`. */
  columns: Prediction[][];
}

const equal = (a: string[] | undefined, b: string[] | undefined): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** A renamed class keeps its id; a class deleted and made again keeps its name. */
const sameClasses = (a: EvaluatedRun, b: EvaluatedRun): boolean =>
  equal(a.classIds, b.classIds) || equal(a.classes, b.classes);

/** Restrict runs to the test images that all of them judged under the same label. */
export function alignTests(runs: readonly EvaluatedRun[]): Alignment {
  const own = runs.map(({ predictions }) => predictions);
  const [first, ...others] = runs;
  if (!first || others.length === 0) return { kind: 'same', columns: own };
  if (!others.every((run) => sameClasses(run, first))) {
    return { kind: 'different-classes', columns: own };
  }
  const byHash = others.map((run) => new Map(run.predictions.map((p) => [p.hash, p])));
  const common = first.predictions.filter(({ hash, truth }) =>
    byHash.every((predictions) => predictions.get(hash)?.truth === truth),
  );
  if (common.length === 0) return { kind: 'apart', columns: own };
  const columns = [
    common,
    ...byHash.map((predictions) => common.map(({ hash }) => predictions.get(hash)!)),
  ];
  const kind = own.every(({ length }) => length === common.length) ? 'same' : 'common';
  return { kind, columns };
}

/** How two runs fared on the same images; the four add up to the number of images. */
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
    const firstRight = isRight(prediction, thresholds[0]);
    const secondRight = isRight(second[index]!, thresholds[1]);
    if (firstRight) counts[secondRight ? 'both' : 'onlyFirst'] += 1;
    else counts[secondRight ? 'onlySecond' : 'neither'] += 1;
  });
  return counts;
}

/** An image on which runs differ, as a row of the aligned columns. */
export interface Disagreement {
  index: number;
  /** Largest gap between two runs' probabilities of the true class, in [0, 1]. */
  gap: number;
}

/** Images that some runs answered rightly and others wrongly, the widest gap first. */
export function disagreements(
  columns: readonly Prediction[][],
  thresholds: readonly number[],
): Disagreement[] {
  const found: Disagreement[] = [];
  columns[0]?.forEach((_, index) => {
    const row = columns.map((column) => column[index]!);
    const right = row.filter((prediction, run) => isRight(prediction, thresholds[run]!)).length;
    if (right === 0 || right === row.length) return;
    const scores = row.map(({ truth, scores: all }) => all[truth]!);
    found.push({ index, gap: Math.max(...scores) - Math.min(...scores) });
  });
  return found.sort((a, b) => b.gap - a.gap);
}

/** Wrong answers, the one that gave its truth the least probability first. */
export function worstMistakes(predictions: readonly Prediction[], threshold: number): Prediction[] {
  return predictions
    .filter((prediction) => !isRight(prediction, threshold))
    .sort((a, b) => a.scores[a.truth]! - b.scores[b.truth]!);
}
