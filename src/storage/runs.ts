import type { CommonRobustness, Robustness } from '../domain/evaluation/robustness';
import type { Snapshot } from '../domain/dataset/dataset';
import type { Prediction, RunRecord, TestEvaluation } from '../domain/run/run';
import type { CheckpointRecord } from '../domain/run/checkpoint';
import { snapshotFormat } from '../domain/dataset/snapshotFormat';
import { readRun } from '../domain/run/storedRun';
import { keepsWeights } from '../domain/run/weights';
import { readVersioned } from '../domain/versioned';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { hasEnded } from './runProgress';
import { deleteTensors } from './tensors';
import { english, errorText, isKnownText, message, StudioError, type Text } from '../texts/message';

/** Where a run and what belongs to it is stored. */
export const RUN_TABLES = [db.runs, db.snapshots, db.judgements, db.checkpoints, db.tensors];

/** Newest first, without those that cannot be read (`unreadableRuns`). */
async function readableRuns(isListed: (row: RunRecord) => boolean): Promise<RunRecord[]> {
  const rows = await db.runs.orderBy('createdAt').reverse().filter(isListed).toArray();
  return rows.flatMap((row) => {
    try {
      return [readRun(row)];
    } catch {
      return [];
    }
  });
}

/**
 * Runs with their weights, newest first, without those that cannot be read. Of an experiment's
 * runs there is the final model's only: the others are shown together.
 */
export const listRuns = (): Promise<RunRecord[]> =>
  readableRuns(
    ({ imported, handIn, experiment }) =>
      !imported && !handIn && (!experiment || experiment.final === true),
  );

/** Finished or not, the runs whose weights are used on other pages: those, and runs of an experiment that keeps them. */
export const listWithWeights = (): Promise<RunRecord[]> =>
  readableRuns((run) => !run.imported && !run.handIn && keepsWeights(run));

/**
 * The runs of `listRuns`, and imported models that were evaluated here, and runs that came without weights; but
 * no run of an experiment: a final model has no test images to compare by.
 */
export const listComparable = (): Promise<RunRecord[]> =>
  readableRuns(({ experiment }) => !experiment);

/** A stored run that cannot be read, and why, as a message for the user. */
export interface UnreadableRun {
  id: string;
  message: Text;
}

/** As a message for the user; null where it can be read. */
export function whyUnreadable(row: RunRecord): Text | null {
  try {
    readRun(row);
    return null;
  } catch (error) {
    return errorText(error);
  }
}

export async function unreadableRuns(): Promise<UnreadableRun[]> {
  return (await db.runs.toArray()).flatMap((row) => {
    const why = whyUnreadable(row);
    return why === null ? [] : [{ id: row.id, message: why }];
  });
}

export const countRuns = (): Promise<number> => db.runs.count();

/** How many runs use a class: those that have ended, and those that are trained, wait or were interrupted. */
export async function countRunsOfClass(classId: string): Promise<{ ended: number; open: number }> {
  const using = db.snapshots.filter(({ classIds }: Partial<Snapshot>) =>
    Boolean(classIds?.includes(classId)),
  );
  const snapshots = new Set(await using.primaryKeys());
  const runs = await db.runs
    .filter(({ imported, snapshotHash }) => !imported && snapshots.has(snapshotHash))
    .toArray();
  const ended = (await Promise.all(runs.map(hasEnded))).filter(Boolean).length;
  return { ended, open: runs.length - ended };
}

/** In English, of those too that cannot be read. */
export const runNames = async (): Promise<string[]> =>
  (await db.runs.toArray()).flatMap(({ name }) => (isKnownText(name) ? [english(name)] : []));

/** @throws an Error with a message for the user where what is stored cannot be read. */
export async function getRun(id: string): Promise<RunRecord | undefined> {
  const row = await db.runs.get(id);
  return row && readRun(row);
}

/** @throws an Error with a message for the user where what is stored cannot be read. */
export async function getSnapshot(hash: string): Promise<Snapshot | undefined> {
  const row: Partial<Snapshot> | undefined = await db.snapshots.get(hash);
  return row && readVersioned(snapshotFormat, row, row.version ?? 1, 'leave out').value;
}

/** Store a new run with the snapshot it is a function of. */
export async function addRun(run: RunRecord, snapshot: Snapshot): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.runs, db.snapshots, async () => {
      await db.snapshots.put(snapshot);
      await db.runs.add(run);
    }),
  );
}

const ofModel = (modelId: string) =>
  db.runs.filter(({ imported }) => imported?.modelId === modelId);

/** The evaluation of an imported model here; undefined before it is evaluated. */
export const importedRun = async (modelId: string): Promise<RunRecord | undefined> => {
  const row = await ofModel(modelId).first();
  return row && readRun(row);
};

/** Store the evaluation of an imported model, in place of an earlier one. Throws StorageFullError. */
export async function putImportedRun(
  run: RunRecord & Required<Pick<RunRecord, 'imported'>>,
  snapshot: Snapshot,
  evaluation: TestEvaluation,
): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', RUN_TABLES, async () => {
      await deleteImportedRun(run.imported.modelId);
      await db.snapshots.put(snapshot);
      await db.runs.add(run);
      await db.judgements.put({ ...evaluation, runId: run.id });
    }),
  );
}

/** Remove the evaluation of an imported model, if there is one. */
export async function deleteImportedRun(modelId: string): Promise<void> {
  for (const id of await ofModel(modelId).primaryKeys()) await deleteRun(id);
}

/** Throws an Error with a message for the user when the name is empty, and StorageFullError. */
export async function renameRun(id: string, name: string): Promise<void> {
  const trimmed = name.trim();
  if (!trimmed) throw new StudioError(message('storage.runNeedsName'));
  await withQuotaErrors(() => db.runs.update(id, { name: trimmed }));
}

/**
 * Remove a run, its checkpoint, evaluation and kept weights; a snapshot goes with its last
 * run. Throws an Error with a message for the user while the run is trained or waits for it.
 */
export const deleteRun = (id: string): Promise<void> =>
  removeRun(id, (run) => {
    if (run.status === 'running' || run.queued) {
      throw new StudioError(message('storage.runActive', { name: run.name }));
    }
  });

/** The same for a run that cannot be read, whatever its status says: no run that can be read is deleted. */
export const deleteUnreadableRun = (id: string): Promise<void> =>
  removeRun(id, (run) => {
    if (whyUnreadable(run) === null) {
      throw new StudioError(message('storage.runReadable', { name: run.name }));
    }
  });

/** `check` throws where the run is to stay. Deleting takes a little space too: throws StorageFullError. */
export async function removeRun(id: string, check: (run: RunRecord) => void): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', RUN_TABLES, async () => {
      const run = await db.runs.get(id);
      if (!run) return;
      check(run);
      await db.runs.delete(id);
      await db.judgements.delete(id);
      await db.checkpoints.delete(id);
      await deleteTensors(id);
      const { snapshotHash }: Partial<RunRecord> = run;
      if (typeof snapshotHash !== 'string') return;
      const sharing = await db.runs.filter((other) => other.snapshotHash === snapshotHash).count();
      if (sharing === 0) await db.snapshots.delete(snapshotHash);
    }),
  );
}

export const getEvaluation = (runId: string): Promise<TestEvaluation | undefined> =>
  db.judgements.get(runId);

/**
 * Add the validation predictions of a run that was evaluated before these were kept. A run
 * that has them keeps its own. Throws StorageFullError.
 */
export async function addValidationPredictions(
  runId: string,
  validation: Prediction[],
): Promise<void> {
  await withQuotaErrors(() =>
    db.judgements
      .where('runId')
      .equals(runId)
      .modify((evaluation) => void (evaluation.validation ??= validation)),
  );
}

/** Store how a run does on corrupted test images, in place of what was measured before. Throws StorageFullError. */
export async function setRobustness(
  runId: string,
  changes: { robustness: Robustness } | { commonRobustness: CommonRobustness },
): Promise<void> {
  await withQuotaErrors(() => db.judgements.update(runId, changes));
}

/** Runs that have an evaluation; reads no prediction. */
export const listEvaluatedRunIds = (): Promise<string[]> =>
  db.judgements.toCollection().primaryKeys();

export const getCheckpoint = (runId: string): Promise<CheckpointRecord | undefined> =>
  db.checkpoints.get(runId);
