import { accuracy } from '../../../domain/evaluation/metrics';
import {
  pooledConfusion,
  poolPredictions,
  type OutOfFoldPrediction,
} from '../../../domain/experiment/outOfFold';
import type { Experiment, ExperimentRun } from '../../../domain/experiment/summary';
import type { ExperimentPart } from '../../../storage/experiments';
import { getEvaluation, getSnapshot } from '../../../storage/runs';
import type { ExperimentParts } from './useExperiments';

/** An experiment and what its finished runs predicted. */
export interface ExperimentResult {
  id: string;
  experiment: Experiment;
  predictions: OutOfFoldPrediction[];
}

interface PartResult {
  run: ExperimentRun;
  predictions: OutOfFoldPrediction[];
}

/** What has ended never changes. */
const known = new Map<string, PartResult>();

async function readPart(part: ExperimentPart, classCount: number): Promise<PartResult[]> {
  const { id, threshold, recipe, snapshotHash } = part;
  const { repeat, fold } = part.experiment;
  const evaluation = known.has(id) ? undefined : await getEvaluation(id);
  const snapshot = known.has(id) ? undefined : await getSnapshot(snapshotHash);
  if (evaluation && snapshot) {
    const predictions = poolPredictions([
      { repeat, fold, threshold, predictions: evaluation.predictions },
    ]);
    const train = snapshot.items.filter(({ split }) => split !== 'test').length;
    const correct = accuracy(pooledConfusion(predictions, classCount));
    const facts = { train, test: predictions.length, accuracy: correct };
    known.set(id, { run: { repeat, fold, seed: recipe.seed, ...facts }, predictions });
  }
  const result = known.get(id);
  return result ? [result] : [];
}

/** Read what the finished runs of an experiment achieved and predicted. */
export async function readResult({ record, parts }: ExperimentParts): Promise<ExperimentResult> {
  const results: PartResult[] = [];
  // One after another: each is hundreds of predictions, so a task of the main thread each.
  for (const part of parts) {
    if (part.status === 'finished') results.push(...(await readPart(part, record.classes.length)));
  }
  return {
    id: record.id,
    experiment: { name: record.name, plan: record.plan, runs: results.map(({ run }) => run) },
    predictions: results.flatMap(({ predictions }) => predictions),
  };
}

/** Experiments of one plan whose common runs were on the same images: their recipes can be compared. */
export function areComparable(a: ExperimentParts, b: ExperimentParts): boolean {
  if (JSON.stringify(a.record.plan) !== JSON.stringify(b.record.plan)) return false;
  const pairs = a.parts.flatMap(({ experiment, snapshotHash }) => {
    const { repeat, fold } = experiment;
    const other = b.parts.find((part) => {
      return part.experiment.repeat === repeat && part.experiment.fold === fold;
    });
    return other ? [snapshotHash === other.snapshotHash] : [];
  });
  return pairs.length > 0 && pairs.every(Boolean);
}
