/** How a model does on images that are in no dataset: files, labelled by their folders or not at all. */
import type { Text } from '../../texts/message';
import { csvText } from '../csv';
import { decide } from '../task';
import { coverageAt, isSure, type Coverage } from './abstain';
import {
  accuracy,
  classMetrics,
  confusionMatrix,
  correctCount,
  type ClassMetrics,
} from './metrics';
import { wilsonInterval } from './statistics';

export interface FilePrediction {
  path: string;
  /** Class indices, in the model's order; `truth` is null for an unlabelled image. */
  truth: number | null;
  /** One probability a class. */
  scores: number[];
  predicted: number;
  /** False below the model's minimum confidence: the answer is "not sure". */
  sure: boolean;
}

export interface FileEvaluation {
  classes: string[];
  threshold: number;
  /** Below this probability of the predicted class the answer is "not sure"; null: always answered. */
  minConfidence: number | null;
  /** Images, and how many of them are labelled. The figures below are of the labelled ones. */
  n: number;
  labelled: number;
  /** In [0, 1]; null where no image is labelled, as are the other figures. */
  accuracy: number | null;
  /** Wilson's 95% interval, [low, high]. */
  interval: [number, number] | null;
  /** Counts, [truth][predicted]. */
  confusion: number[][] | null;
  perClass: (ClassMetrics & { class: string })[] | null;
  /** Of the labelled images: how many are answered, and of these how many correctly; null without a minimum confidence. */
  answers: Pick<Coverage, 'answered' | 'correct'> | null;
  predictions: FilePrediction[];
  /** The files that are no images or are damaged, and why. */
  rejected: { path: string; message: Text }[];
}

const foldersOf = (path: string): string[] => path.split('/').slice(0, -1);

/** The class of that name; without regard to case where only one is left then. */
function classNamed(name: string, classes: readonly string[]): number | null {
  const exact = classes.indexOf(name);
  if (exact >= 0) return exact;
  const similar = classes.filter((one) => one.toLowerCase() === name.toLowerCase());
  return similar.length === 1 ? classes.indexOf(similar[0]!) : null;
}

/** The class that a path's folders name, the innermost first; null where none is a class of the model. */
export function truthOf(path: string, classes: readonly string[]): number | null {
  const named = foldersOf(path).map((folder) => classNamed(folder, classes));
  return named.findLast((index) => index !== null) ?? null;
}

/** Folders of unlabelled images, which are named like no class, and how many each holds; most first. */
export function foldersWithoutClass({
  predictions,
}: Pick<FileEvaluation, 'predictions'>): { name: string; images: number }[] {
  const counts = new Map<string, number>();
  for (const { path, truth } of predictions) {
    const name = foldersOf(path).at(-1);
    if (truth === null && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, images]) => ({ name, images }))
    .sort((a, b) => b.images - a.images);
}

const unlabelled = { accuracy: null, interval: null, confusion: null, perClass: null };

function figuresOf(
  labelled: { truth: number; scores: number[] }[],
  { classes, threshold }: { classes: string[]; threshold: number },
): Pick<FileEvaluation, 'accuracy' | 'interval' | 'confusion' | 'perClass'> {
  if (labelled.length === 0) return unlabelled;
  const confusion = confusionMatrix(labelled, classes.length, threshold);
  const { low, high } = wilsonInterval(correctCount(confusion), labelled.length);
  return {
    accuracy: accuracy(confusion),
    interval: [low, high],
    confusion,
    perClass: classMetrics(confusion).map((metrics, i) => ({ class: classes[i]!, ...metrics })),
  };
}

function answersOf(
  labelled: { truth: number; scores: number[] }[],
  { threshold, minConfidence }: { threshold: number; minConfidence?: number },
): FileEvaluation['answers'] {
  if (minConfidence === undefined || labelled.length === 0) return null;
  const { answered, correct } = coverageAt(labelled, threshold, minConfidence);
  return { answered, correct };
}

/** The evaluation of a model with these classes, threshold and minimum confidence, from its scores of files. */
export function fileEvaluation(
  model: { classes: string[]; threshold: number; minConfidence?: number },
  scored: readonly { path: string; scores: number[] }[],
  rejected: FileEvaluation['rejected'],
): FileEvaluation {
  const { classes, threshold, minConfidence } = model;
  const predictions = scored.map(({ path, scores }) => ({
    path,
    truth: truthOf(path, classes),
    scores,
    predicted: decide(scores, threshold),
    sure: isSure(scores, threshold, minConfidence),
  }));
  const labelled = predictions.flatMap(({ truth, scores }) =>
    truth === null ? [] : [{ truth, scores }],
  );
  return {
    ...{ classes, threshold, minConfidence: minConfidence ?? null },
    ...{ n: predictions.length, labelled: labelled.length },
    ...figuresOf(labelled, model),
    answers: answersOf(labelled, model),
    predictions,
    rejected,
  };
}

/**
 * `path,truth,predicted` and a column of scores per class; a line for each image. With a minimum
 * confidence, a column says which answers are sure.
 */
export function evaluationCsv(evaluation: FileEvaluation): string {
  const { classes, minConfidence, predictions } = evaluation;
  const hasSure = minConfidence !== null;
  const scoreNames = classes.map((name) => `score ${name}`);
  const header = ['path', 'truth', 'predicted', ...(hasSure ? ['sure'] : []), ...scoreNames];
  const rows = predictions.map(({ path, truth, predicted, sure, scores }) => [
    ...[path, truth === null ? '' : classes[truth]!, classes[predicted]!],
    ...(hasSure ? [String(sure)] : []),
    ...scores,
  ]);
  return csvText([header, ...rows]);
}
