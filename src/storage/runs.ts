import type { Snapshot } from '../domain/dataset';
import type { Judgement, RunRecord } from '../domain/run';
import type { CheckpointRecord, NamedTensors } from '../domain/model';
import { db } from './db';
import { replaceTensors } from './tensors';

/** Newest first. */
export const listRuns = (): Promise<RunRecord[]> =>
  db.runs.orderBy('createdAt').reverse().toArray();

export const getRun = (id: string): Promise<RunRecord | undefined> => db.runs.get(id);

export const getSnapshot = (hash: string): Promise<Snapshot | undefined> => db.snapshots.get(hash);

/** Store a new run with the snapshot it is a function of. */
export async function addRun(run: RunRecord, snapshot: Snapshot): Promise<void> {
  await db.transaction('rw', db.runs, db.snapshots, async () => {
    await db.snapshots.put(snapshot);
    await db.runs.add(run);
  });
}

export async function updateRun(
  id: string,
  changes: Partial<Omit<RunRecord, 'id'>>,
): Promise<void> {
  await db.runs.update(id, changes);
}

/** Remove a run, its checkpoint, judgement and kept weights; a snapshot goes with its last run. */
export async function deleteRun(id: string): Promise<void> {
  const tables = [db.runs, db.snapshots, db.judgements, db.checkpoints, db.tensors];
  await db.transaction('rw', tables, async () => {
    const run = await db.runs.get(id);
    if (!run) return;
    await db.runs.delete(id);
    await db.judgements.delete(id);
    await db.checkpoints.delete(id);
    await db.tensors.where('ownerId').equals(id).delete();
    const sharing = await db.runs
      .filter((other) => other.snapshotHash === run.snapshotHash)
      .count();
    if (sharing === 0) await db.snapshots.delete(run.snapshotHash);
  });
}

export const getJudgement = (runId: string): Promise<Judgement | undefined> =>
  db.judgements.get(runId);

export async function putJudgement(runId: string, judgement: Judgement): Promise<void> {
  await db.judgements.put({ ...judgement, runId });
}

export const getCheckpoint = (runId: string): Promise<CheckpointRecord | undefined> =>
  db.checkpoints.get(runId);

/** Write checkpoint, tensors and history together: a tab closed half-way keeps the previous whole. */
export async function saveCheckpoint(
  checkpoint: CheckpointRecord,
  tensors: NamedTensors,
  changes: Partial<Omit<RunRecord, 'id'>>,
): Promise<void> {
  await db.transaction('rw', db.checkpoints, db.tensors, db.runs, async () => {
    await replaceTensors(checkpoint.runId, tensors);
    await db.checkpoints.put(checkpoint);
    await db.runs.update(checkpoint.runId, changes);
  });
}
