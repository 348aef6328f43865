/** What has come of experiments, from storage to the types that statistics take: for the pages and the terminal. */
import { transfer } from 'comlink';
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import { foldDecision } from '../domain/experiment/foldDecision';
import { poolPredictions, type OutOfFoldPrediction } from '../domain/experiment/outOfFold';
import {
  countPredictions,
  type CountedPrediction,
  type PooledMetrics,
} from '../domain/experiment/pooledMetrics';
import type { ThresholdRule } from '../domain/evaluation/thresholdRules';
import type { ExperimentRecord } from '../domain/experiment/record';
import type { Experiment, ExperimentRun } from '../domain/experiment/summary';
import {
  finalRunOf,
  getExperiment,
  runsOfExperiment,
  type ExperimentPart,
} from '../storage/experiments';
import { getEvaluation, getSnapshot } from '../storage/runs';
import { testedImages, type TestedImage } from '../domain/experiment/testedImages';
import { inSlices } from '../messaging/inSlices';
import { english } from '../texts/message';
import { inference } from './inference';

/** An experiment with all of its runs, and what of them is finished. */
export interface ExperimentResult {
  record: ExperimentRecord;
  /** In the order of repeat and fold, whatever their state. */
  runs: ExperimentPart[];
  finalRun: ExperimentPart | null;
  /** What is finished, as summaries and tests take it; named as the experiment, in English. */
  experiment: Experiment;
  /** Of the finished runs, in their order. */
  predictions: OutOfFoldPrediction[];
}

async function testedRun(
  run: ExperimentPart,
  rule: ThresholdRule | null,
): Promise<{ pooled: OutOfFoldPrediction[]; finished: ExperimentRun } | null> {
  if (run.status !== 'finished') return null;
  const [evaluation, snapshot] = await Promise.all([
    getEvaluation(run.id),
    getSnapshot(run.snapshotHash),
  ]);
  if (!evaluation || !snapshot) return null;
  const { repeat, fold } = run.experiment;
  const { predictions, validation } = evaluation;
  const test = predictions.length;
  const decision = foldDecision(validation ?? [], run.classes.length, rule);
  const confusion = confusionMatrix(predictions, run.classes.length, decision.threshold);
  return {
    pooled: poolPredictions([{ repeat, fold, decision, predictions }]),
    finished: {
      ...{ repeat, fold, seed: run.recipe.seed, test, accuracy: accuracy(confusion), decision },
      train: snapshot.items.length - test,
    },
  };
}

/** Null where there is no such experiment. Throws an Error with a message for the user where it cannot be read. */
export async function experimentResult(id: string): Promise<ExperimentResult | null> {
  const record = await getExperiment(id);
  if (!record) return null;
  const [runs, finalRun] = await Promise.all([runsOfExperiment(id), finalRunOf(id)]);
  const finished: NonNullable<Awaited<ReturnType<typeof testedRun>>>[] = [];
  // One after another: reading lets the page draw in between.
  for (const run of runs) {
    const tested = await testedRun(run, record.thresholdRule ?? null);
    if (tested) finished.push(tested);
  }
  return {
    ...{ record, runs, finalRun: finalRun ?? null },
    experiment: {
      ...{ name: english(record.name), plan: record.plan },
      runs: finished.map((run) => run.finished),
    },
    predictions: finished.flatMap(({ pooled }) => pooled),
  };
}

/**
 * Metrics of an experiment's out-of-fold predictions, or of a run's, with intervals by image and by group: from a
 * worker, which takes up to seconds.
 */
export function pooledResult(
  { classes, groups }: Pick<ExperimentRecord, 'classes' | 'groups'>,
  predictions: readonly CountedPrediction[],
): Promise<PooledMetrics> {
  const groupOf = new Map(groups);
  const counted = countPredictions(
    predictions,
    classes.length,
    (hash) => groupOf.get(hash) ?? hash,
  );
  const { cells, images, groups: grouped } = counted;
  return inference().pooledMetrics(
    transfer(counted, [cells.buffer, images.buffer, grouped.buffer]),
  );
}

/** Milliseconds that the page counts before it draws again. */
const PAGE_SLICE_MS = 15;

/** Out-of-fold predictions by image, in slices: the page draws in between. */
export const testedInSlices = (
  predictions: readonly OutOfFoldPrediction[],
): Promise<TestedImage[]> =>
  inSlices(testedImages(predictions), () => undefined, new AbortController().signal, PAGE_SLICE_MS);

const placeOf = ({ experiment: { repeat, fold } }: ExperimentPart): string => `${repeat}.${fold}`;

type Comparable = Pick<ExperimentResult, 'record' | 'runs'>;

/**
 * Whether a test can compare two experiments: their plans and the rule of their thresholds are equal,
 * and the runs that both have are on the same images, in the same folds.
 */
export function areComparable(a: Comparable, b: Comparable): boolean {
  const ofBoth = ({ record: { plan, thresholdRule } }: Comparable) =>
    JSON.stringify([plan, thresholdRule]);
  if (ofBoth(a) !== ofBoth(b)) return false;
  const snapshots = new Map(a.runs.map((run) => [placeOf(run), run.snapshotHash]));
  return b.runs.every((run) => {
    const hash = snapshots.get(placeOf(run));
    return hash === undefined || hash === run.snapshotHash;
  });
}
