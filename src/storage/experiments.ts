/** Experiments: their records. Their runs are in `runs`, with all that belongs to runs. */
import type { Snapshot } from '../domain/dataset/dataset';
import type { ThresholdRule } from '../domain/evaluation/thresholdRules';
import {
  readExperiment,
  type ExperimentRecord,
  type RunOfExperiment,
} from '../domain/experiment/record';
import type { RunRecord } from '../domain/run/run';
import { readRun } from '../domain/run/storedRun';
import { message, StudioError, type Text } from '../texts/message';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { removeRun, RUN_TABLES } from './runs';

/** A run of an experiment. */
export type ExperimentPart = RunRecord & { experiment: RunOfExperiment };

/** Newest first, without those that cannot be read. */
export async function listExperiments(): Promise<ExperimentRecord[]> {
  const rows = await db.experiments.orderBy('createdAt').reverse().toArray();
  return rows.flatMap((row) => {
    try {
      return [readExperiment(row)];
    } catch {
      return [];
    }
  });
}

/** @throws an Error with a message for the user where what is stored cannot be read. */
export async function getExperiment(id: string): Promise<ExperimentRecord | undefined> {
  const row = await db.experiments.get(id);
  return row && readExperiment(row);
}

const rowsOf = (id: string): Promise<RunRecord[]> =>
  db.runs.where('experiment.id').equals(id).toArray();

async function readableParts(id: string): Promise<ExperimentPart[]> {
  return (await rowsOf(id)).flatMap((row) => {
    try {
      return [readRun(row) as ExperimentPart];
    } catch {
      return [];
    }
  });
}

/** An experiment's runs that can be read, in the order of repeat and fold, without the final model's. */
export async function runsOfExperiment(id: string): Promise<ExperimentPart[]> {
  return (await readableParts(id))
    .filter(({ experiment }) => !experiment.final)
    .sort(({ experiment: a }, { experiment: b }) => a.repeat - b.repeat || a.fold - b.fold);
}

/** The run that trains, or has trained, an experiment's final model; undefined where it cannot be read. */
export const finalRunOf = async (id: string): Promise<ExperimentPart | undefined> =>
  (await readableParts(id)).find(({ experiment }) => experiment.final);

/** Store new experiments with all of their runs and the snapshots of these, or nothing. Throws StorageFullError. */
export async function addExperiments(
  records: readonly ExperimentRecord[],
  runs: readonly RunRecord[],
  snapshots: readonly Snapshot[],
): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.experiments, db.runs, db.snapshots, async () => {
      await db.snapshots.bulkPut(snapshots);
      await db.runs.bulkAdd(runs);
      await db.experiments.bulkAdd(records);
    }),
  );
}

/**
 * Remove an experiment with all of its runs, the final model's among them. Throws an Error with a
 * message for the user while one of them is trained or waits for it.
 */
export async function deleteExperiment(id: string): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', [...RUN_TABLES, db.experiments], async () => {
      const record = await db.experiments.get(id);
      const runs = await rowsOf(id);
      if (runs.some(({ status, queued }) => status === 'running' || queued)) {
        throw new StudioError(message('experiments.active', { name: record?.name ?? '' }));
      }
      for (const run of runs) await removeRun(run.id, () => undefined);
      await db.experiments.delete(id);
    }),
  );
}

/** What each run's threshold is chosen for, of all of these experiments; null: it is 0.5. */
export async function setThresholdRule(
  ids: readonly string[],
  rule: ThresholdRule | null,
): Promise<void> {
  const thresholdRule = rule ?? undefined;
  await withQuotaErrors(() =>
    db.transaction('rw', db.experiments, async () => {
      for (const id of ids) await db.experiments.update(id, { thresholdRule });
    }),
  );
}

/**
 * Throws an Error with a message for the user when the name is empty, or another experiment's: results are told apart by it.
 * @param worded the names as the user sees them
 */
export async function renameExperiment(
  id: string,
  name: string,
  worded: (name: Text) => string,
): Promise<void> {
  const trimmed = name.trim();
  if (!trimmed) throw new StudioError(message('experiments.needsName'));
  await withQuotaErrors(() =>
    db.transaction('rw', db.experiments, async () => {
      const isTaken = (other: ExperimentRecord) =>
        worded(other.name) === trimmed && other.id !== id;
      if ((await db.experiments.filter(isTaken).count()) > 0) {
        throw new StudioError(message('experiments.nameTaken', { name: trimmed }));
      }
      await db.experiments.update(id, { name: trimmed });
    }),
  );
}
