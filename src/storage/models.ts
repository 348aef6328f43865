import { readMetadata } from '../domain/run/modelMetadata';
import type { ModelRecord } from '../domain/run/savedModel';
import type { NamedTensors } from '../domain/tensors';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { deleteImportedRun } from './runs';
import { deleteTensors, putTensors } from './tensors';
import { message, StudioError } from '../texts/message';

/**
 * A model with metadata of the newest version, whatever version its row was stored by.
 * @throws an Error with a message for the user where it cannot be read.
 */
export const readModel = (row: ModelRecord): ModelRecord => ({
  ...row,
  metadata: readMetadata(row.metadata).value,
});

/** Newest first, without those that cannot be read. */
export async function listModels(): Promise<ModelRecord[]> {
  const rows = await db.models.orderBy('createdAt').reverse().toArray();
  return rows.flatMap((row) => {
    try {
      return [readModel(row)];
    } catch {
      return [];
    }
  });
}

/** @throws an Error with a message for the user where what is stored cannot be read. */
export async function getModel(id: string): Promise<ModelRecord | undefined> {
  const row = await db.models.get(id);
  return row && readModel(row);
}

/** Keep a model with its weights, or nothing of it. Throws StorageFullError. */
export async function addModel(model: ModelRecord, weights: NamedTensors): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.models, db.tensors, async () => {
      await putTensors(model.id, weights);
      await db.models.put(model);
    }),
  );
}

/** Throws an Error with a message for the user when the name is empty, and StorageFullError. */
export async function renameModel(id: string, name: string): Promise<void> {
  const trimmed = name.trim();
  if (!trimmed) throw new StudioError(message('storage.modelNeedsName'));
  await withQuotaErrors(() =>
    db.transaction('rw', db.models, db.runs, async () => {
      await db.models
        .where('id')
        .equals(id)
        .modify((model) => {
          model.name = trimmed;
          model.metadata.name = trimmed;
        });
      await db.runs
        .filter(({ imported }) => imported?.modelId === id)
        .modify((run) => void (run.name = trimmed));
    }),
  );
}

/** Delete a model, and the evaluation of an imported one. Throws StorageFullError. */
export async function deleteModel(id: string): Promise<void> {
  const tables = [db.models, db.runs, db.snapshots, db.judgements, db.checkpoints, db.tensors];
  await withQuotaErrors(() =>
    db.transaction('rw', tables, async () => {
      await deleteImportedRun(id);
      await db.models.delete(id);
      await deleteTensors(id);
    }),
  );
}
