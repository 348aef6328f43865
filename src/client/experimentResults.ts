/** What has come of experiments, from storage to the types that statistics take: for the pages and the terminal. */
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import {
  poolPredictions,
  pooledMetrics,
  type PooledMetrics,
  type TestedRun,
} from '../domain/experiment/outOfFold';
import type { ExperimentRecord } from '../domain/experiment/record';
import type { Experiment, ExperimentRun } from '../domain/experiment/summary';
import {
  finalRunOf,
  getExperiment,
  runsOfExperiment,
  type ExperimentPart,
} from '../storage/experiments';
import { getEvaluation, getSnapshot } from '../storage/runs';

/** An experiment with all of its runs, and what of them is finished. */
export interface ExperimentResult {
  record: ExperimentRecord;
  /** In the order of repeat and fold, whatever their state. */
  runs: ExperimentPart[];
  finalRun: ExperimentPart | null;
  /** What is finished, as summaries and tests take it; named as the experiment. */
  experiment: Experiment;
  /** The finished runs with their predictions, as out-of-fold metrics take them. */
  tested: TestedRun[];
}

async function testedRun(
  run: ExperimentPart,
): Promise<{ tested: TestedRun; finished: ExperimentRun } | null> {
  if (run.status !== 'finished') return null;
  const [evaluation, snapshot] = await Promise.all([
    getEvaluation(run.id),
    getSnapshot(run.snapshotHash),
  ]);
  if (!evaluation || !snapshot) return null;
  const { repeat, fold } = run.experiment;
  const { predictions } = evaluation;
  const test = predictions.length;
  const confusion = confusionMatrix(predictions, run.classes.length, run.threshold);
  return {
    tested: { repeat, fold, threshold: run.threshold, predictions },
    finished: {
      ...{ repeat, fold, seed: run.recipe.seed, test, accuracy: accuracy(confusion) },
      train: snapshot.items.length - test,
    },
  };
}

/** Null where there is no such experiment. Throws an Error with a message for the user where it cannot be read. */
export async function experimentResult(id: string): Promise<ExperimentResult | null> {
  const record = await getExperiment(id);
  if (!record) return null;
  const [runs, finalRun] = await Promise.all([runsOfExperiment(id), finalRunOf(id)]);
  const finished = (await Promise.all(runs.map(testedRun))).filter((run) => run !== null);
  return {
    ...{ record, runs, finalRun: finalRun ?? null },
    experiment: {
      ...{ name: record.name, plan: record.plan },
      runs: finished.map((run) => run.finished),
    },
    tested: finished.map(({ tested }) => tested),
  };
}

/** Metrics of all out-of-fold predictions, intervals by image and by group; null before a run is finished. */
export function pooledResult({ record, tested }: ExperimentResult): PooledMetrics | null {
  if (tested.length === 0) return null;
  const groups = new Map(record.groups);
  const groupOf = (hash: string) => groups.get(hash) ?? hash;
  return pooledMetrics(poolPredictions(tested), record.classes.length, groupOf);
}

const placeOf = ({ experiment: { repeat, fold } }: ExperimentPart): string => `${repeat}.${fold}`;

type Comparable = Pick<ExperimentResult, 'record' | 'runs'>;

/**
 * Whether a test can compare two experiments: their plans are equal, and the runs that both have
 * are on the same images, in the same folds.
 */
export function areComparable(a: Comparable, b: Comparable): boolean {
  if (JSON.stringify(a.record.plan) !== JSON.stringify(b.record.plan)) return false;
  const snapshots = new Map(a.runs.map((run) => [placeOf(run), run.snapshotHash]));
  return b.runs.every((run) => {
    const hash = snapshots.get(placeOf(run));
    return hash === undefined || hash === run.snapshotHash;
  });
}
