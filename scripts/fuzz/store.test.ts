/**
 * Seeded random sequences of what users do with a dataset, each step against a plain model of what
 * should be there. A seed that fails is kept in FAILED.
 */
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { Change } from '../../src/domain/dataset/change';
import { UNLABELLED } from '../../src/domain/dataset/dataset';
import { labelPaths } from '../../src/domain/dataset/labels';
import { deriveSeed, randomFrom } from '../../src/domain/random';
import { defaultRecipe, type Recipe } from '../../src/domain/recipe/recipe';
import { recipeSplitOf } from '../../src/domain/split/split';
import { importListed, type Inspector } from '../../src/engine/importing/importer';
import { listCandidates } from '../../src/engine/importing/listing';
import { resplit } from '../../src/engine/importing/resplit';
import type { Inspected } from '../../src/engine/pixels/decodeApi';
import {
  regroupDataset,
  resplitDataset,
  splitSettings,
} from '../../src/engine/workers/datasetSplit';
import { importStore } from '../../src/engine/workers/importStore';
import { createRun } from '../../src/engine/workers/createRun';
import { deleteClass, listClasses, nameKey, renameClass } from '../../src/storage/classes';
import { db } from '../../src/storage/db';
import { deleteImages, purgeDeleted } from '../../src/storage/deletedImages';
import { allImages, imageHashes } from '../../src/storage/images';
import { relabelImages } from '../../src/storage/imageChanges';
import { finishRun, saveCheckpoint } from '../../src/storage/runProgress';
import { checkpoint, evaluation, tensors } from '../../src/storage/runs.fixture';
import { deleteRun, getSnapshot } from '../../src/storage/runs';
import { isSplitStale, setSplitSettings } from '../../src/storage/staleSplit';
import { clearUndoSteps, imagesOfUndoSteps } from '../../src/storage/undoSteps';
import { makeChange, revertChange } from '../../src/storage/undoSteps';
import { undoChange } from '../../src/studio/dataset/changes';

// Pages ask a worker for it; it is no part of this test.
vi.mock('../../src/client/importSession', () => ({}));

const SEQUENCES = 200;
const STEPS = 6;
/** Seeds that failed once. */
const FAILED: number[] = [];
const POOL = 24;
const MOST_STEPS = 20;
const NAMES = ['cat', 'dog', 'owl', 'Cat ', 'fox', ''];

/** What should be there. Class ids are the store's own. */
class Model {
  classes: { id: string; name: string }[] = [];
  images = new Map<string, string>();
  deleted = new Map<string, string>();
  bytes = new Set<string>();
  undo: Change[] = [];
  runs = new Map<string, { uses: string[]; state: 'created' | 'checkpoint' | 'finished' }>();

  isFree = (name: string, except?: string) =>
    name.trim() !== '' &&
    !this.classes.some(({ id, name: other }) => id !== except && nameKey(other) === nameKey(name));

  knows = (classId: string) =>
    classId === UNLABELLED || this.classes.some(({ id }) => id === classId);

  remember(change: Change): void {
    this.undo = [...this.undo, change].slice(-MOST_STEPS);
  }

  delete(hash: string): void {
    this.deleted.set(hash, this.images.get(hash)!);
    this.images.delete(hash);
  }

  /** Move an image back, unlabelled where its class has gone. */
  restore(hash: string): void {
    const classId = this.deleted.get(hash);
    if (classId === undefined) return;
    this.deleted.delete(hash);
    this.images.set(hash, this.knows(classId) ? classId : UNLABELLED);
  }

  relabel(hash: string, classId: string): void {
    if (this.images.has(hash)) this.images.set(hash, this.knows(classId) ? classId : UNLABELLED);
  }

  purge(kept: ReadonlySet<string>): void {
    const used = new Set([...this.runs.values()].flatMap(({ uses }) => uses));
    for (const hash of [...this.deleted.keys()]) {
      if (kept.has(hash) || used.has(hash)) continue;
      this.deleted.delete(hash);
      this.bytes.delete(hash);
    }
  }
}

/** A file's content stands for its hash; images 2k and 2k + 1 are near-duplicates. */
const inspector: Inspector = {
  lanes: 2,
  skipKnown: async () => undefined,
  inspect: (files) =>
    Promise.all(
      files.map(async (file): Promise<Inspected> => {
        const hash = await file.text();
        const random = randomFrom(Number(hash) >> 1);
        const digit = () => Math.floor(random() * 16).toString(16);
        return {
          ...{ kind: 'image', hash, original: new ArrayBuffer(8), thumbnail: null },
          ...{ width: 32, height: 32, mimeType: 'image/png' },
          perceptualHash: Array.from({ length: 64 }, digit).join(''),
        };
      }),
    ),
};

type Random = () => number;
const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];
const some = <T>(items: readonly T[], random: Random): T[] => items.filter(() => random() < 0.4);

/** Make a change, as the pages do. */
async function changing(model: Model, change: () => Promise<Change | null>): Promise<void> {
  const step = await makeChange(change);
  if (!step) return;
  model.remember(step.change);
  await resplitDataset();
}

type Step = (model: Model, random: Random) => Promise<void>;

const importing: Step = async (model, random) => {
  const numbers = some([...Array(POOL).keys()], random);
  const isLoose = random() < 0.2;
  const paths = numbers.map((n) =>
    isLoose
      ? `${n}.png`
      : `set/${['cat', 'dog', 'owl'][(n + Math.floor(random() * 1.3)) % 3]}/${n}.png`,
  );
  const files = numbers.map((n, i) => ({
    path: paths[i]!,
    file: new File([String(n)], `${n}.png`),
  }));
  const { signal } = new AbortController();
  for await (const event of importListed(
    listCandidates(files, signal),
    importStore,
    inspector,
    signal,
  )) {
    if (event.kind === 'failed') throw new Error(JSON.stringify(event.message));
  }
  const classes = (await listClasses()).map(({ id, name }) => ({ id, name }));
  expect(classes.slice(0, model.classes.length)).toEqual(model.classes);
  const labels = labelPaths(paths);
  const isNew = numbers.map((n) => !model.images.has(String(n)));
  const wanted = labels.flatMap(({ className }, i) => (isNew[i] && className ? [className] : []));
  const added = new Set(wanted.map(nameKey).filter((key) => model.isFree(key)));
  expect(new Set(classes.slice(model.classes.length).map(({ name }) => nameKey(name)))).toEqual(
    added,
  );
  model.classes = classes;
  numbers.forEach((n, i) => {
    if (!isNew[i]) return;
    const { className } = labels[i]!;
    const of = className && classes.find(({ name }) => nameKey(name) === nameKey(className));
    model.images.set(String(n), of ? of.id : UNLABELLED);
    model.deleted.delete(String(n));
    model.bytes.add(String(n));
  });
};

const relabelling: Step = async (model, random) => {
  const to = pick([UNLABELLED, ...model.classes.map(({ id }) => id)], random)!;
  const hashes = some([...model.images.keys()], random);
  const moved = hashes.flatMap((hash) => {
    const from = model.images.get(hash)!;
    return from === to ? [] : [[hash, from]];
  });
  await changing(model, async () => {
    const previous = await relabelImages(hashes, to);
    expect(previous.map(({ hash, classId }) => [hash, classId])).toEqual(moved);
    return previous.length > 0 ? { kind: 'moved', classId: to, previous } : null;
  });
  hashes.forEach((hash) => model.relabel(hash, to));
};

const renaming: Step = async (model, random) => {
  const label = pick(model.classes, random);
  if (!label) return;
  const name = pick(NAMES, random)!;
  if (!model.isFree(name, label.id)) {
    await expect(renameClass(label.id, name)).rejects.toThrow();
    return;
  }
  await changing(model, async () => {
    const to = await renameClass(label.id, name);
    return { kind: 'class-renamed', id: label.id, from: label.name, to };
  });
  label.name = name.trim();
};

const deleting: Step = async (model, random) => {
  const hashes = some([...model.images.keys()], random);
  if (hashes.length === 0) return;
  await changing(model, async () => {
    await deleteImages(hashes);
    return { kind: 'deleted', hashes };
  });
  hashes.forEach((hash) => model.delete(hash));
};

const deletingClass: Step = async (model, random) => {
  const label = pick(model.classes, random);
  if (!label) return;
  const hashes = random() < 0.5 ? await imageHashes({ classId: label.id }) : [];
  await changing(model, async () => {
    await deleteImages(hashes);
    const deleted = (await deleteClass(label.id))!;
    return { kind: 'class-deleted', deleted, hashes };
  });
  hashes.forEach((hash) => model.delete(hash));
  model.classes = model.classes.filter(({ id }) => id !== label.id);
  for (const [hash, classId] of model.images)
    if (classId === label.id) model.relabel(hash, UNLABELLED);
};

const undoing: Step = async (model) => {
  const change = model.undo.pop();
  if (change?.kind === 'class-renamed' && !model.isFree(change.from, change.id)) {
    await expect(revertChange(undefined, undoChange)).rejects.toThrow();
    return;
  }
  const undone = await revertChange(undefined, undoChange);
  expect(undone?.step.change).toEqual(change);
  if (!change) return;
  if (change.kind === 'class-renamed') {
    const label = model.classes.find(({ id }) => id === change.id);
    if (label) label.name = change.from;
  }
  if (change.kind === 'class-deleted') {
    const { label, images } = change.deleted;
    // Its name and its place may have been taken meanwhile.
    const stored = await listClasses();
    const at = stored.findIndex(({ id }) => id === label.id);
    expect(stored.filter((_, i) => i !== at).map(({ id }) => id)).toEqual(
      model.classes.map(({ id }) => id),
    );
    const { name } = stored[at]!;
    if (model.isFree(label.name)) expect(name).toBe(label.name);
    else expect(model.isFree(name)).toBe(true);
    model.classes.splice(at, 0, { id: label.id, name });
    images.forEach(({ hash, classId }) => model.relabel(hash, classId));
    change.hashes.forEach((hash) => model.restore(hash));
  }
  if (change.kind === 'moved')
    change.previous.forEach(({ hash, classId }) => model.relabel(hash, classId));
  if (change.kind === 'deleted') change.hashes.forEach((hash) => model.restore(hash));
  await (undone!.result.regroups ? regroupDataset() : resplitDataset());
};

const splitting: Step = async (_, random) => {
  const train = 0.5 + Math.floor(random() * 4) / 10;
  const rest = (1 - train) / 2;
  const fractions = { train, validation: rest, test: rest };
  await setSplitSettings({ seed: Math.floor(random() * 5), fractions });
  await resplitDataset();
};

const running: Step = async (model, random) => {
  const recipe: Recipe = {
    ...defaultRecipe('compact-cnn'),
    split: recipeSplitOf(await splitSettings()),
  };
  const run = await createRun(recipe).catch(() => null);
  if (!run) return;
  const uses = (await getSnapshot(run.snapshotHash))!.items.map(({ hash }) => hash);
  const labelled = [...model.images].filter(([, classId]) => classId !== UNLABELLED);
  expect(uses.toSorted()).toEqual(labelled.map(([hash]) => hash).sort());
  const state = pick(['created', 'checkpoint', 'finished'] as const, random)!;
  if (state !== 'created')
    await saveCheckpoint(checkpoint(run.id, 1), tensors('w'), () => false, {});
  if (state === 'finished') {
    await finishRun(run.id, tensors('w', 'v'), evaluation, { status: 'finished', failure: null });
  }
  model.runs.set(run.id, { uses, state });
};

const deletingRun: Step = async (model, random) => {
  const id = pick([...model.runs.keys()], random);
  if (id === undefined) return;
  await deleteRun(id);
  model.runs.delete(id);
};

/** What the studio does when it opens, or what the user asks for in Storage. */
const purging: Step = async (model, random) => {
  if (random() < 0.5) {
    await clearUndoSteps();
    model.undo = [];
  }
  const kept = await imagesOfUndoSteps();
  await purgeDeleted(kept);
  model.purge(new Set(kept));
};

const steps = [
  importing,
  importing,
  relabelling,
  renaming,
  deleting,
  deletingClass,
  undoing,
  undoing,
].concat([splitting, running, deletingRun, purging]);

const keysOf = async (table: { toCollection(): { primaryKeys(): PromiseLike<unknown[]> } }) =>
  new Set(await table.toCollection().primaryKeys());

async function expectStored(model: Model): Promise<void> {
  const images = await allImages();
  expect(new Map(images.map(({ hash, classId }) => [hash, classId]))).toEqual(
    new Map([...model.images].sort()),
  );
  expect((await listClasses()).map(({ id, name }) => ({ id, name }))).toEqual(model.classes);
  const deleted = await db.deletedImages.toArray();
  expect(new Set(deleted.map(({ hash }) => hash))).toEqual(new Set(model.deleted.keys()));
  expect(await keysOf(db.originals)).toEqual(model.bytes);
  expect((await db.undoSteps.toArray()).map(({ change }) => change)).toEqual(model.undo);
  // The split is a function of groups, labels and settings.
  expect(resplit(images, await splitSettings())).toEqual([]);
  expect(await isSplitStale()).toBe(false);
  await expectRuns(model);
}

async function expectRuns({ runs }: Model): Promise<void> {
  const withState = (...states: string[]) =>
    new Set([...runs].filter(([, { state }]) => states.includes(state)).map(([id]) => id));
  expect(await keysOf(db.runs)).toEqual(new Set(runs.keys()));
  expect(await keysOf(db.checkpoints)).toEqual(withState('checkpoint'));
  expect(await keysOf(db.judgements)).toEqual(withState('finished'));
  const owners = (await db.tensors.toArray()).map(({ ownerId }) => ownerId);
  expect(new Set(owners)).toEqual(withState('checkpoint', 'finished'));
  const used = (await db.runs.toArray()).map(({ snapshotHash }) => snapshotHash);
  expect(await keysOf(db.snapshots)).toEqual(new Set(used));
}

async function play(seed: number): Promise<void> {
  const random = randomFrom(deriveSeed(seed, 'store'));
  await Promise.all(db.tables.map((table) => table.clear()));
  const model = new Model();
  await importing(model, random);
  for (let n = 0; n < STEPS; n++) {
    await pick(steps, random)!(model, random);
    await expectStored(model);
  }
}

it('has what a plain model has, whatever the user does', async () => {
  for (const seed of [...FAILED, ...Array(SEQUENCES).keys()]) {
    await play(seed).catch((error: Error) => {
      throw new Error(`Seed ${seed}: ${error.message}`, { cause: error });
    });
  }
}, 300_000);
