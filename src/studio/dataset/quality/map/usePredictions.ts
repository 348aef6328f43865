import { useLiveQuery } from '../../../components/useLiveQuery';
import { decide } from '../../../../domain/task';
import { testedInSlices } from '../../../../client/experimentResults';
import type { ImageHash } from '../../../../domain/dataset/dataset';
import { getExperiment, listExperiments } from '../../../../storage/experiments';
import {
  getEvaluation,
  getRun,
  listComparable,
  listEvaluatedRunIds,
} from '../../../../storage/runs';
import { readResult } from '../../../components/experiments/results';
import { say } from '../../../../texts/t';

/** A run or an experiment that has predictions of stored images. */
export interface PredictionSource {
  kind: 'run' | 'experiment';
  id: string;
  name: string;
}

/** What a run, or most repeats of an experiment, predicted of images that they did not train on. */
export interface Predictions {
  classes: string[];
  of: ReadonlyMap<ImageHash, { truth: number; predicted: number }>;
}

/** The newest first, experiments before runs; undefined while they are being read. */
export const usePredictionSources = (): PredictionSource[] | undefined =>
  useLiveQuery(async () => {
    const [runs, evaluated, experiments] = await Promise.all([
      listComparable(),
      listEvaluatedRunIds(),
      listExperiments(),
    ]);
    const ids = new Set(evaluated);
    return [
      ...experiments.map(({ id, name }) => ({ kind: 'experiment' as const, id, name: say(name) })),
      ...runs
        .filter(({ id }) => ids.has(id))
        .map(({ id, name }) => ({ kind: 'run' as const, id, name: say(name) })),
    ];
  });

async function predictionsOfRun(id: string): Promise<Predictions | null> {
  const [run, evaluation] = await Promise.all([getRun(id), getEvaluation(id)]);
  if (!run || !evaluation) return null;
  const all = [...evaluation.predictions, ...(evaluation.validation ?? [])];
  const entries = all.map(({ hash, truth, scores }) => {
    return [hash, { truth, predicted: decide(scores, run.threshold) }] as const;
  });
  return { classes: run.classes, of: new Map(entries) };
}

async function predictionsOfExperiment(id: string): Promise<Predictions | null> {
  const [record, result] = await Promise.all([getExperiment(id), readResult(id)]);
  if (!record || !result) return null;
  const images = await testedInSlices(result.predictions);
  const entries = images.map(({ hash, truth, predicted }) => {
    return [hash, { truth, predicted }] as const;
  });
  return { classes: record.classes, of: new Map(entries) };
}

/** Of no source, or one that is gone: null. Undefined while they are being read. */
export function usePredictions(
  source: PredictionSource | undefined,
): Predictions | null | undefined {
  const key = source && `${source.kind} ${source.id}`;
  const read = useLiveQuery(async () => {
    if (!source) return { key, predictions: null };
    const predictions =
      source.kind === 'run'
        ? await predictionsOfRun(source.id)
        : await predictionsOfExperiment(source.id);
    return { key, predictions };
  }, [key]);
  // The last answer may be of another source.
  return read && read.key === key ? read.predictions : undefined;
}
