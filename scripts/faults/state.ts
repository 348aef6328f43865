/** Everything that the studio has stored, read past the studio, with the bytes as their hashes. */
import type { Page } from '@playwright/test';
import type { ClassLabel, ImageRecord, Snapshot } from '../../src/domain/dataset/dataset';
import type { Change } from '../../src/domain/dataset/change';
import type { ExperimentRecord } from '../../src/domain/experiment/record';
import type { CheckpointRecord } from '../../src/domain/run/checkpoint';
import type { RunRecord, TestEvaluation } from '../../src/domain/run/run';
import type { ModelRecord } from '../../src/domain/run/savedModel';

/** Bytes by the key that they are stored under. */
interface Hashed {
  key: string;
  /** SHA-256 of the bytes, lower-case hex. */
  sha: string;
}

export interface StoredState {
  images: ImageRecord[];
  deletedImages: ImageRecord[];
  originals: Hashed[];
  thumbnails: Hashed[];
  classes: ClassLabel[];
  settings: { key: string }[];
  undoSteps: { change: Change }[];
  imports: unknown[];
  snapshots: Snapshot[];
  runs: RunRecord[];
  experiments: ExperimentRecord[];
  judgements: (TestEvaluation & { runId: string })[];
  checkpoints: CheckpointRecord[];
  models: ModelRecord[];
  pretrained: { id: string }[];
  /** The key is the owner's id. */
  tensors: (Hashed & { name: string })[];
  /** Names in the root of the origin's private file system. */
  files: string[];
}

/** What an empty database holds. */
const NOTHING: Record<Exclude<keyof StoredState, 'files'>, never[]> = {
  ...{ images: [], deletedImages: [], originals: [], thumbnails: [], classes: [], settings: [] },
  ...{ undoSteps: [], imports: [], snapshots: [], runs: [], experiments: [], judgements: [] },
  ...{ checkpoints: [], models: [], pretrained: [], tensors: [] },
};

/** Read it all, in the order of the keys. Where the studio has created no database yet, nothing is stored. */
export const readState = (page: Page): Promise<StoredState> =>
  page.evaluate(async (nothing) => {
    const state: Record<string, unknown[]> = nothing;
    const known = await indexedDB.databases();
    // To open one that is absent would create it, without tables.
    if (known.some(({ name }) => name === 'mask-studio')) {
      const opening = indexedDB.open('mask-studio');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error!);
      });
      // One transaction, so that no change falls between two tables.
      const tables = Array.from(database.objectStoreNames);
      const transaction = database.transaction(tables);
      const requests = tables.map((table) => transaction.objectStore(table).getAll());
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error!);
      });
      for (const [i, table] of tables.entries()) {
        const rows = requests[i]!.result as Record<string, unknown>[];
        state[table] = await Promise.all(
          rows.map(async ({ bytes, values, ...row }) => {
            const stored = (bytes ?? values) as BufferSource | undefined;
            if (!stored) return row;
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', stored));
            const sha = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
            return { ...row, key: row['ownerId'] ?? row['hash'], sha };
          }),
        );
      }
      database.close();
    }
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of root.keys()) files.push(name);
    return { ...state, files } as unknown as StoredState;
  }, NOTHING);

/** What is left of a state when what differs between any two times is taken away: ids, names, times. */
export interface Outcome {
  images: string[];
  deleted: string[];
  classes: string[];
  undo: string[];
  runs: string[];
  experiments: string[];
  models: string[];
}

const weightsOf = ({ tensors }: StoredState, owner: string): string[] =>
  tensors.filter(({ key }) => key === owner).map(({ name, sha }) => `${name} ${sha}`);

const different = (items: string[]): string[] => [...new Set(items)].sort();

/** A run as a function of its recipe and its images: to the bit, on one backend. */
function fingerprint(state: StoredState, run: RunRecord): string {
  const evaluation = state.judgements.find(({ runId }) => runId === run.id);
  return JSON.stringify({
    status: run.status,
    recipe: run.recipe,
    snapshot: run.snapshotHash,
    classes: run.classes,
    bestEpoch: run.bestEpoch,
    epochs: run.epochs.map((epoch) => ({ ...epoch, seconds: 0 })),
    test: evaluation?.predictions,
    validation: evaluation?.validation,
    loss: evaluation?.loss,
    weights: weightsOf(state, run.id),
  });
}

/** An experiment as a function of its recipe, its plan and its images. */
function planned({ runs }: StoredState, { id, plan, recipe, splitSeed }: ExperimentRecord): string {
  const places = runs.flatMap(({ experiment, status }) =>
    experiment?.id === id ? [`${experiment.repeat}/${experiment.fold} ${status}`] : [],
  );
  return JSON.stringify({ plan, recipe, splitSeed, places: places.sort() });
}

/** Twice the same counts once: two tabs may train the same run. */
export function outcomeOf(state: StoredState): Outcome {
  const names = new Map(state.classes.map(({ id, name }) => [id, name]));
  const line = ({ hash, classId, split, groupId }: ImageRecord) =>
    [hash, names.get(classId) ?? classId, split, groupId].join(' ');
  return {
    images: state.images.map(line).sort(),
    deleted: state.deletedImages.map(({ hash }) => hash).sort(),
    classes: state.classes.toSorted((a, b) => a.position - b.position).map(({ name }) => name),
    undo: state.undoSteps.map(({ change }) => change.kind),
    runs: different(state.runs.map((run) => fingerprint(state, run))),
    experiments: different(state.experiments.map((record) => planned(state, record))),
    models: different(state.models.map(({ id }) => weightsOf(state, id).join())),
  };
}

/** In which parts two outcomes differ. */
export const differences = (found: Outcome, wanted: Outcome): string[] =>
  (Object.keys(wanted) as (keyof Outcome)[]).filter(
    (part) => JSON.stringify(found[part]) !== JSON.stringify(wanted[part]),
  );
