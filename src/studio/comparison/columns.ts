import { reliability, statements } from '../../domain/evaluation/calibration';
import { rocAuc } from '../../domain/evaluation/curves';
import {
  accuracy,
  confusionMatrix,
  crossEntropy,
  imageCount,
  macroMetrics,
  rightCount,
} from '../../domain/evaluation/metrics';
import { alignTests, type AlignmentKind } from '../../domain/evaluation/pairing';
import type { TestEvaluation, Prediction, RunRecord } from '../../domain/run/run';
import { wilsonInterval, type Interval } from '../../domain/evaluation/statistics';

/** A run with its verdicts. */
export interface JudgedRun {
  run: RunRecord;
  judgement: TestEvaluation;
}

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
export interface Column extends JudgedRun {
  /** The predictions compared: all of the run's, or those on the images common to all. */
  predictions: Prediction[];
  matrix: number[][];
  figures: Figures;
}

export interface Comparison {
  alignment: AlignmentKind;
  columns: Column[];
}

/** Every figure of these predictions at this threshold. */
export function figuresOf(predictions: Prediction[], matrix: number[][]): Figures {
  const { probabilities, outcomes } = statements(predictions);
  return {
    images: predictions.length,
    accuracy: accuracy(matrix),
    interval: wilsonInterval(rightCount(matrix), imageCount(matrix)),
    ...macroMetrics(matrix),
    auc: rocAuc(predictions, matrix.length),
    loss: crossEntropy(predictions),
    calibrationError: reliability(probabilities, outcomes).error,
  };
}

/** Put judged runs side by side, on the same test images where they share any. */
export function compareRuns(runs: readonly JudgedRun[]): Comparison {
  const { kind, columns } = alignTests(
    runs.map(({ run, judgement }) => ({
      classes: run.classes,
      classIds: run.classIds,
      predictions: judgement.predictions,
    })),
  );
  return {
    alignment: kind,
    columns: runs.map(({ run, judgement }, index) => {
      const predictions = columns[index]!;
      const matrix = confusionMatrix(predictions, run.classes.length, run.threshold);
      return { run, judgement, predictions, matrix, figures: figuresOf(predictions, matrix) };
    }),
  };
}

/** The two to open with: the newest run and the newest other that saw the same photographs. */
export function defaultSelection(newestFirst: readonly RunRecord[]): string[] {
  const [newest, next] = newestFirst;
  if (!newest) return [];
  const partner = newestFirst.find(
    (run) => run !== newest && run.snapshotHash === newest.snapshotHash,
  );
  return [newest, partner ?? next].flatMap((run) => (run ? [run.id] : []));
}
