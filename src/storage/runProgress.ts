/**
 * What training writes into a run. Every operation here refuses a run that has ended: its
 * history, weights and evaluation never change again.
 */
import type { CheckpointRecord } from '../domain/run/checkpoint';
import type { Failure, RunEnd, RunProgress, RunRecord, TestEvaluation } from '../domain/run/run';
import { keepsWeights } from '../domain/run/weights';
import type { NamedTensors } from '../domain/tensors';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { withReserve } from './privateFiles';
import { putTensors } from './tensors';
import { message, StudioError, type Text } from '../texts/message';

/** The tables that `hasEnded` reads: a transaction that asks it names them. */
export const STATE_TABLES = [db.runs, db.judgements, db.checkpoints];

/**
 * Whether a run is over for good: it was finished or stopped, or it failed and its best
 * weights were kept, with an evaluation and without a checkpoint.
 */
export async function hasEnded({ id, status }: RunRecord): Promise<boolean> {
  if (status === 'finished' || status === 'stopped') return true;
  const [evaluations, checkpoints] = await Promise.all(
    [db.judgements, db.checkpoints].map((table) => table.where('runId').equals(id).count()),
  );
  return evaluations! > 0 && checkpoints === 0;
}

/** A stored run was asked to change after its end, or was deleted meanwhile. */
export class RunEndedError extends StudioError {
  constructor(run: RunRecord | undefined) {
    super(run ? message('storage.runEnded', { name: run.name }) : message('storage.runGone'));
    this.name = 'RunEndedError';
  }
}

/** The run, if it may still change. Throws RunEndedError. */
export async function changeableRun(id: string): Promise<RunRecord> {
  const run = await db.runs.get(id);
  if (!run || (await hasEnded(run))) throw new RunEndedError(run);
  return run;
}

/** Throws StorageFullError and RunEndedError. */
export async function updateRun(id: string, changes: RunProgress): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', STATE_TABLES, async () => {
      await changeableRun(id);
      await db.runs.update(id, changes);
    }),
  );
}

/**
 * Add what the engine changed by itself, as a message for the user. It is written on a full disk
 * too, as long as there is a reserve. Throws StorageFullError and RunEndedError.
 */
export async function addNotice(id: string, notice: Text): Promise<void> {
  await withReserve(() =>
    db.transaction('rw', STATE_TABLES, async () => {
      const { notices } = await changeableRun(id);
      await db.runs.update(id, { notices: [...notices, notice] });
    }),
  );
}

/**
 * Write checkpoint, tensors and history together: a tab closed half-way keeps the
 * previous whole. Tensors stored before stay where `keep` says so; an evaluation does
 * not, since its weights are replaced. Throws StorageFullError and RunEndedError.
 */
export async function saveCheckpoint(
  checkpoint: CheckpointRecord,
  tensors: NamedTensors,
  keep: (name: string) => boolean,
  changes: RunProgress,
): Promise<void> {
  const { runId } = checkpoint;
  await withQuotaErrors(() =>
    db.transaction('rw', [...STATE_TABLES, db.tensors], async () => {
      await changeableRun(runId);
      await putTensors(runId, tensors, keep);
      await db.judgements.delete(runId);
      await db.checkpoints.put(checkpoint);
      await db.runs.update(runId, changes);
    }),
  );
}

/**
 * End a run: its kept weights (every weight of the model, by name) take the place of the
 * checkpoint, with the evaluation and the last changes. Throws StorageFullError and
 * RunEndedError.
 */
export async function finishRun(
  id: string,
  weights: NamedTensors,
  evaluation: TestEvaluation,
  changes: RunProgress & RunEnd,
): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', [...STATE_TABLES, db.tensors], async () => {
      const run = await changeableRun(id);
      await putTensors(id, keepsWeights(run) ? weights : new Map());
      await db.checkpoints.delete(id);
      await db.judgements.put({ ...evaluation, runId: id });
      await db.runs.update(id, changes);
    }),
  );
}

/**
 * The training of a run is over. What `finishRun` has not ended has failed, or, stopped
 * by the user, can be continued from its checkpoint; without one it has nothing to keep.
 * It is written on a full disk too, as long as there is a reserve.
 */
export async function closeRun(id: string, failure: Failure | null): Promise<void> {
  await withReserve(() =>
    db.transaction('rw', STATE_TABLES, async () => {
      const run = await db.runs.get(id);
      if (!run || (await hasEnded(run))) return;
      // A run of an experiment has a place to fill: it can be started anew.
      const canContinue = run.experiment ?? (await db.checkpoints.get(id));
      const status = failure ? 'failed' : canContinue ? 'interrupted' : 'stopped';
      await db.runs.update(id, { status, failure });
    }),
  );
}
