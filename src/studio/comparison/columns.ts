import { predictedProbabilities, reliability } from '../../domain/evaluation/calibration';
import { rocAuc } from '../../domain/evaluation/curves';
import {
  accuracy,
  confusionMatrix,
  correctCount,
  crossEntropy,
  imageCount,
  macroMetrics,
} from '../../domain/evaluation/metrics';
import { alignTests, type AlignmentKind, type EvaluatedRun } from '../../domain/evaluation/pairing';
import type { Prediction, RunRecord } from '../../domain/run/run';
import { wilsonInterval, type Interval } from '../../domain/evaluation/statistics';

export interface Figures {
  images: number;
  accuracy: number;
  /** Of the accuracy, 95%. */
  interval: Interval;
  /** Means over classes. */
  precision: number;
  recall: number;
  f1: number;
  /** Null where the images hold one class only. */
  auc: number | null;
  loss: number;
  calibrationError: number;
}

/** A run as the comparison shows it. */
export interface Column extends EvaluatedRun {
  /** Of the run's test images; in the same order in all columns where the images are the same. */
  predictions: Prediction[];
  matrix: number[][];
  figures: Figures;
}

export interface Comparison {
  alignment: AlignmentKind;
  /** How many test images all of the runs have, with the same label. */
  shared: number;
  columns: Column[];
}

/** Every metric of these predictions, with their confusion matrix at the run's threshold. */
export function figuresOf(predictions: Prediction[], matrix: number[][]): Figures {
  const { probabilities, outcomes } = predictedProbabilities(predictions);
  return {
    images: predictions.length,
    accuracy: accuracy(matrix),
    interval: wilsonInterval(correctCount(matrix), imageCount(matrix)),
    ...macroMetrics(matrix),
    auc: rocAuc(predictions, matrix.length),
    loss: crossEntropy(predictions),
    calibrationError: reliability(probabilities, outcomes).error,
  };
}

/** Put evaluated runs side by side, each with all of its own test images. */
export function compareRuns(runs: readonly EvaluatedRun[]): Comparison {
  const { kind, columns, shared } = alignTests(runs);
  return {
    alignment: kind,
    shared,
    columns: runs.map(({ run, evaluation }, index) => {
      const predictions = columns[index]!;
      const matrix = confusionMatrix(predictions, run.classes.length, run.threshold);
      return { run, evaluation, predictions, matrix, figures: figuresOf(predictions, matrix) };
    }),
  };
}

const isTrainedHere = ({ imported }: RunRecord): boolean => !imported;

/**
 * The two runs compared at first: the newest run and the newest other run on the same snapshot.
 * With an imported model, that is one that was trained here, if there is any.
 */
export function defaultSelection(newestFirst: readonly RunRecord[]): string[] {
  const [newest, ...others] = newestFirst;
  if (!newest) return [];
  const trained = others.filter(isTrainedHere);
  const partners = isTrainedHere(newest) || trained.length === 0 ? others : trained;
  const partner = partners.find((run) => run.snapshotHash === newest.snapshotHash) ?? partners[0];
  return [newest, partner].flatMap((run) => (run ? [run.id] : []));
}

/**
 * The compared runs with the baseline first: the chosen one, else the oldest CNN trained here,
 * else the oldest run trained here, else the oldest imported model. The others keep their order.
 */
export function baselineFirst(runs: readonly RunRecord[], chosen: string | null): RunRecord[] {
  const oldestFirst = runs.toSorted((a, b) => a.createdAt - b.createdAt);
  const trained = oldestFirst.filter(isTrainedHere);
  const baseline =
    runs.find(({ id }) => id === chosen) ??
    trained.find(({ recipe }) => recipe.model.kind === 'cnn') ??
    trained[0] ??
    oldestFirst[0];
  return baseline ? [baseline, ...runs.filter((run) => run !== baseline)] : [];
}
