import { useLiveQuery } from '../useLiveQuery';
import { runCount } from '../../../domain/experiment/plan';
import type { ExperimentRecord } from '../../../domain/experiment/record';
import type { RunStatus } from '../../../domain/run/run';
import {
  finalRunOf,
  getExperiment,
  listExperiments,
  runsOfExperiment,
  type ExperimentPart,
} from '../../../storage/experiments';

/** An experiment with its runs, in the order of repeat and fold. */
export interface ExperimentParts {
  record: ExperimentRecord;
  parts: ExperimentPart[];
  /** The run of its final model. */
  final: ExperimentPart | undefined;
}

/** Where an experiment is. */
export interface ExperimentProgress {
  runs: number;
  finished: number;
  failed: number;
  /** One of its runs is trained now, or waits for it. */
  isActive: boolean;
}

const isWaiting = ({ status, queued }: ExperimentPart): boolean =>
  status === 'running' || queued !== undefined;

export const progressOf = ({ record, parts }: ExperimentParts): ExperimentProgress => ({
  runs: Math.max(runCount(record.plan), parts.length),
  finished: parts.filter(({ status }) => status === 'finished').length,
  failed: parts.filter(({ status }) => status === 'failed').length,
  isActive: parts.some(isWaiting),
});

/** As a run's, of all of its runs together. */
export function statusOf(experiment: ExperimentParts): RunStatus {
  const { runs, finished, failed, isActive } = progressOf(experiment);
  if (experiment.parts.some(({ status }) => status === 'running')) return 'running';
  if (isActive) return 'queued';
  if (finished === runs) return 'finished';
  return failed > 0 ? 'failed' : 'interrupted';
}

/** The runs that are neither finished nor trained now or waiting. */
export const unfinishedIds = ({ parts }: ExperimentParts): string[] =>
  parts.filter((part) => part.status !== 'finished' && !isWaiting(part)).map(({ id }) => id);

export async function readParts(record: ExperimentRecord): Promise<ExperimentParts> {
  const [parts, final] = await Promise.all([runsOfExperiment(record.id), finalRunOf(record.id)]);
  return { record, parts, final };
}

async function readAll(): Promise<ExperimentParts[]> {
  return await Promise.all((await listExperiments()).map(readParts));
}

/** All experiments with their runs, newest first; undefined while they are being read. */
export const useExperiments = (): ExperimentParts[] | undefined => useLiveQuery(readAll);

/** One experiment; undefined while it is being read, null where there is none. */
export const useExperiment = (id: string | undefined): ExperimentParts | null | undefined =>
  useLiveQuery(async () => {
    const record = id === undefined ? undefined : await getExperiment(id);
    return record ? await readParts(record) : null;
  }, [id]);
