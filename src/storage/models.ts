import type { ModelRecord } from '../domain/run/savedModel';
import type { NamedTensors } from '../domain/tensors';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { deleteTensors, putTensors } from './tensors';

/** Newest first. */
export const listModels = (): Promise<ModelRecord[]> =>
  db.models.orderBy('createdAt').reverse().toArray();

export const getModel = (id: string): Promise<ModelRecord | undefined> => db.models.get(id);

/** Keep a model with its weights, or nothing of it. Throws StorageFullError. */
export async function addModel(model: ModelRecord, weights: NamedTensors): Promise<void> {
  await withQuotaErrors(() =>
    db.transaction('rw', db.models, db.tensors, async () => {
      await putTensors(model.id, weights);
      await db.models.put(model);
    }),
  );
}

/** Throws a sentence when the name is empty. */
export async function renameModel(id: string, name: string): Promise<void> {
  const trimmed = name.trim();
  if (!trimmed) throw new Error('A model needs a name.');
  await db.models
    .where('id')
    .equals(id)
    .modify((model) => {
      model.name = trimmed;
      model.metadata.name = trimmed;
    });
}

/** The threshold travels with the model. */
export async function setModelThreshold(id: string, threshold: number): Promise<void> {
  await db.models
    .where('id')
    .equals(id)
    .modify((model) => void (model.metadata.threshold = threshold));
}

export async function deleteModel(id: string): Promise<void> {
  await db.transaction('rw', db.models, db.tensors, async () => {
    await db.models.delete(id);
    await deleteTensors(id);
  });
}
