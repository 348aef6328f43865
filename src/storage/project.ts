/** What a project file takes from storage, and puts into it: each record whole, or not at all. */
import type { ClassLabel, ImageHash, ImageRecord, Snapshot } from '../domain/dataset/dataset';
import type { ExperimentRecord } from '../domain/experiment/record';
import type { PretrainedRecord } from '../domain/models/inputScaling';
import type { ImportOrigin } from '../domain/dataset/unfinishedImport';
import { isSameRecord } from '../domain/project/json';
import type { CheckpointRecord } from '../domain/run/checkpoint';
import type { RunRecord, TestEvaluation } from '../domain/run/run';
import type { ModelRecord } from '../domain/run/savedModel';
import { readRun } from '../domain/run/storedRun';
import type { NamedTensors } from '../domain/tensors';
import { nameKey } from './classes';
import { db } from './db';
import { withQuotaErrors } from './errors';
import { readModel } from './models';
import { putTensors, readTensors } from './tensors';
import { beginImport } from './unfinishedImport';

/** Records of images and classes as they are at one moment. */
export const readDataset = (): Promise<{ images: ImageRecord[]; classes: ClassLabel[] }> =>
  db.transaction('r', db.images, db.classes, async () => ({
    images: await db.images.orderBy('path').toArray(),
    classes: await db.classes.orderBy('position').toArray(),
  }));

/** The original and the thumbnail of an image; undefined where the original is gone. */
export async function readImageBytes(
  hash: ImageHash,
): Promise<{ original: ArrayBuffer; thumbnail: ArrayBuffer | null } | undefined> {
  const [original, thumbnail] = await Promise.all([
    db.originals.get(hash),
    db.thumbnails.get(hash),
  ]);
  return original && { original: original.bytes, thumbnail: thumbnail?.bytes ?? null };
}

/** A run with all that belongs to it. */
export interface WholeRun {
  run: RunRecord;
  evaluation: TestEvaluation | null;
  checkpoint: CheckpointRecord | null;
  tensors: NamedTensors;
}

/** Ids of all runs, the oldest first. */
export const runIds = (): Promise<string[]> => db.runs.orderBy('createdAt').primaryKeys();

/** A run as it is at one moment; null where it is gone or cannot be read. */
export async function readWholeRun(id: string, weights: boolean): Promise<WholeRun | null> {
  const tables = [db.runs, db.judgements, db.checkpoints, db.tensors];
  return await db.transaction('r', tables, async () => {
    const row = await db.runs.get(id);
    if (!row) return null;
    const [evaluation, checkpoint, tensors] = await Promise.all([
      db.judgements.get(id),
      weights ? db.checkpoints.get(id) : undefined,
      weights ? readTensors(id) : new Map<string, never>(),
    ]);
    try {
      const run = readRun(row);
      return { run, evaluation: evaluation ?? null, checkpoint: checkpoint ?? null, tensors };
    } catch {
      return null;
    }
  });
}

/** Whether a record was added, is here as it is, or differs here and was left as it is. */
export type Addition = 'added' | 'here' | 'differs';

/** A row as this version reads it; one that cannot be read is like no other. */
function readable<T>(row: T, read: (row: T) => T): T {
  try {
    return read(row);
  } catch {
    return row;
  }
}

const withoutId = ({ ...evaluation }: TestEvaluation & { runId?: string }): TestEvaluation => {
  delete evaluation.runId;
  return evaluation;
};

/**
 * Add a run with its snapshot, unless it is here. One that is here without its weights gives way
 * to one that has them. Throws StorageFullError.
 */
export async function addWholeRun(
  { run, evaluation, checkpoint, tensors }: WholeRun,
  snapshot: Snapshot,
): Promise<Addition> {
  const tables = [db.runs, db.snapshots, db.judgements, db.checkpoints, db.tensors];
  return await withQuotaErrors(() =>
    db.transaction('rw', tables, async () => {
      const here = await db.runs.get(run.id);
      if (here && !(here.handIn && !run.handIn)) {
        const evaluated = await db.judgements.get(run.id);
        const same =
          isSameRecord(readable(here, readRun), run) &&
          isSameRecord(
            evaluated ? withoutId(evaluated) : null,
            evaluation && withoutId(evaluation),
          );
        return same ? 'here' : 'differs';
      }
      if ((await db.snapshots.where('hash').equals(snapshot.hash).count()) === 0) {
        await db.snapshots.put(snapshot);
      }
      await putTensors(run.id, tensors);
      if (checkpoint) await db.checkpoints.put({ ...checkpoint, runId: run.id });
      if (evaluation) await db.judgements.put({ ...evaluation, runId: run.id });
      await db.runs.put(run);
      return 'added';
    }),
  );
}

/** Add an experiment, unless it is here. Throws StorageFullError. */
export const addWholeExperiment = (record: ExperimentRecord): Promise<void> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.experiments, async () => {
      if (!(await db.experiments.get(record.id))) await db.experiments.add(record);
    }),
  );

/** Add a model with its weights, unless it is here. Throws StorageFullError. */
export const addWholeModel = (model: ModelRecord, tensors: NamedTensors): Promise<Addition> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.models, db.tensors, async () => {
      const here = await db.models.get(model.id);
      if (here) return isSameRecord(readable(here, readModel), model) ? 'here' : 'differs';
      await putTensors(model.id, tensors);
      await db.models.put(model);
      return 'added';
    }),
  );

/** Add a set of pretrained weights, unless it is here. Throws StorageFullError. */
export const addWholeWeights = (set: PretrainedRecord, tensors: NamedTensors): Promise<Addition> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.pretrained, db.tensors, async () => {
      const here = await db.pretrained.get(set.id);
      if (here) return isSameRecord(here, set) ? 'here' : 'differs';
      await putTensors(set.id, tensors);
      await db.pretrained.put(set);
      return 'added';
    }),
  );

/** A class of a project, and the class here that its images get. */
export interface MatchedClass {
  there: ClassLabel;
  here: ClassLabel;
  added: boolean;
}

/** The classes here by id or by name; those that there are not are added. Throws StorageFullError. */
export const matchClasses = (classes: readonly ClassLabel[]): Promise<MatchedClass[]> =>
  withQuotaErrors(() =>
    db.transaction('rw', db.classes, async () => {
      const known = await db.classes.toArray();
      const matched: MatchedClass[] = [];
      for (const there of [...classes].sort((a, b) => a.position - b.position)) {
        const found =
          known.find(({ id }) => id === there.id) ??
          known.find(({ name }) => nameKey(name) === nameKey(there.name));
        if (found) {
          matched.push({ there, here: found, added: false });
          continue;
        }
        const taken = known.some(({ position }) => position === there.position);
        const last = Math.max(-1, ...known.map(({ position }) => position));
        const here = { ...there, position: taken ? last + 1 : there.position };
        await db.classes.add(here);
        known.push(here);
        matched.push({ there, here, added: true });
      }
      return matched;
    }),
  );

/**
 * Remove everything that a project can hold, all or nothing, and remember that the opening of
 * `origin` begins; what is measured of this device stays. Throws StorageFullError.
 */
export async function removeProject(origin: ImportOrigin): Promise<void> {
  const tables = db.tables.filter(({ name }) => name !== 'settings');
  await withQuotaErrors(() =>
    db.transaction('rw', [...tables, db.settings], async () => {
      await Promise.all(tables.map((table) => table.clear()));
      await db.settings.bulkDelete(['split', 'splitIsStale', 'recipes']);
      await beginImport(origin);
    }),
  );
}

/** What there is to save. */
export async function countProject(): Promise<{
  images: number;
  runs: number;
  evaluated: number;
  models: number;
  weightSets: number;
}> {
  const [images, runs, evaluated, models, weightSets] = await Promise.all(
    [db.images, db.runs, db.judgements, db.models, db.pretrained].map((table) => table.count()),
  );
  return {
    images: images!,
    runs: runs!,
    evaluated: evaluated!,
    models: models!,
    weightSets: weightSets!,
  };
}

/** The settings that a project holds, as they are stored. */
export const readSettingRows = async () =>
  (await db.settings.bulkGet(['split', 'recipes'])).filter((row) => row !== undefined);

/** Hashes, and ids of runs, models and weights that are here. */
export async function idsHere(): Promise<
  Record<'images' | 'classes' | 'runs' | 'models' | 'weightSets', Set<string>>
> {
  const keys = async (table: { toCollection(): { primaryKeys(): PromiseLike<string[]> } }) =>
    new Set(await table.toCollection().primaryKeys());
  const [images, classes, runs, models, weightSets] = await Promise.all([
    keys(db.images),
    keys(db.classes),
    keys(db.runs),
    keys(db.models),
    keys(db.pretrained),
  ]);
  return { images, classes, runs, models, weightSets };
}
