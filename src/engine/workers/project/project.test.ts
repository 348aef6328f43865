import 'fake-indexeddb/auto';
import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImageRecord } from '../../../domain/dataset/dataset';
import { ALL_PARTS, HAND_IN_PARTS, type ProjectContent } from '../../../domain/project/manifest';
import { toJson } from '../../../domain/project/json';
import type { ModelMetadata, ModelRecord } from '../../../domain/run/savedModel';
import { defaultRecipe } from '../../../domain/recipe/recipe';
import { experimentName } from '../../../domain/experiment/names';
import { runRecord } from '../../../domain/run/runRecord.fixture';
import { addClass, listClasses } from '../../../storage/classes';
import { db } from '../../../storage/db';
import { deleteImages } from '../../../storage/deletedImages';
import { addImages, relabelImages } from '../../../storage/imageChanges';
import { readOriginal } from '../../../storage/images';
import { listExperiments } from '../../../storage/experiments';
import { addModel, listModels } from '../../../storage/models';
import { addPretrained, listPretrained } from '../../../storage/pretrained';
import {
  addRun,
  getCheckpoint,
  getEvaluation,
  getSnapshot,
  listComparable,
  listRuns,
  renameRun,
} from '../../../storage/runs';
import { getSetting, setSetting } from '../../../storage/settings';
import { markSplitFresh } from '../../../storage/staleSplit';
import { putTensors, readTensors } from '../../../storage/tensors';
import { interruptedImport } from '../../../storage/unfinishedImport';
import { sha256 } from '../../../domain/sha256';
import { ZipStreamWriter } from '../../project/zipWriter';
import { runName } from '../../../domain/run/newRun';
import { english, message } from '../../../texts/message';
import { inspectProject, openProject } from './openProject';
import { saveProject } from './saveProject';

type Bytes = Uint8Array<ArrayBuffer>;

const never = new AbortController().signal;
const silent = () => undefined;

async function save(content: Partial<ProjectContent> = {}): Promise<File> {
  const request = { parts: ALL_PARTS, by: null, target: null, name: 'p.zip', ...content };
  return (await saveProject(request, silent, never)).file!;
}
const open = (file: File, mode: 'merge' | 'replace' = 'merge') =>
  openProject(file, mode, silent, never);

/** Every table, for comparison; what is of this device alone left out. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = db.tables.filter(({ name }) => !['imports', 'rejections'].includes(name));
  const rows = tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(rows));
}

async function empty(): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
}

const pictures: Bytes[] = [];
beforeAll(async () => {
  for (let i = 0; i < 6; i++) {
    const create = { width: 24, height: 24, channels: 3, background: { r: 40 * i, g: 9, b: 9 } };
    pictures.push(
      new Uint8Array(
        await sharp({ create: create as never })
          .jpeg()
          .toBuffer(),
      ),
    );
  }
});

async function storeImages(from: number, to: number, classIds: string[]): Promise<ImageRecord[]> {
  const records: ImageRecord[] = [];
  for (let i = from; i < to; i++) {
    const bytes = pictures[i]!;
    const hash = await sha256(bytes);
    records.push({
      ...{ hash, path: `folder/${i}.jpg`, classId: classIds[i % 2]!, pinnedSplit: null },
      ...{ split: i % 3 === 0 ? 'test' : 'train', groupId: i < 2 ? 'near:x' : hash },
      ...{ perceptualHash: `${i}`.padStart(64, '0'), width: 24, height: 24 },
      ...{ byteLength: bytes.length, mimeType: 'image/jpeg', source: 'photograph', addedAt: 5 },
    });
  }
  await addImages(
    records.map((record, i) => ({
      record,
      original: pictures[from + i]!.slice().buffer,
      thumbnail: i === 0 ? pictures[from]!.slice().buffer : null,
    })),
  );
  await markSplitFresh();
  return records;
}

const weights = new Map([
  ['conv/kernel', { shape: [2, 2], values: Float32Array.of(1, -2, 3.5, NaN) }],
  ['conv/bias', { shape: [], values: Float32Array.of(7) }],
]);

/** A dataset of four images with a run, a checkpointed run, a model and settings. */
async function storeProject(): Promise<void> {
  const a = await addClass('mask');
  const b = await addClass('no mask');
  const records = await storeImages(0, 4, [a.id, b.id]);
  const items = records.map(({ hash, split, path }, i) => ({
    ...{ hash, path, classIndex: i % 2, split: split as 'train' },
  }));
  const snapshot = {
    ...{ version: 2 as const, hash: 'snap', classes: ['mask', 'no mask'], items },
    classIds: [a.id, b.id],
  };
  const own = { snapshotHash: 'snap', classes: snapshot.classes };
  await addRun(runRecord({ id: 'r1', name: 'CNN 1', status: 'finished', ...own }), snapshot);
  await addRun(runRecord({ id: 'r2', name: 'CNN 2', status: 'interrupted', ...own }), snapshot);
  const plan = { kind: 'folds', folds: 2, repeats: 1 } as const;
  await db.experiments.add({
    ...{ id: 'e1', name: 'CNN · 1×2', createdAt: 1, plan, recipe: defaultRecipe('cnn') },
    ...{ splitSeed: 1, augmentationSeed: 1, keepsWeights: false, groups: [['h', 'g']] },
    ...{ classes: snapshot.classes, classIds: snapshot.classIds },
  });
  const predictions = items.map(({ hash, path }) => ({ hash, path, truth: 0, scores: [0.7, 0.3] }));
  await db.judgements.put({
    ...{ runId: 'r1', predictions, loss: Infinity, millisecondsPerPrediction: 2 },
  });
  await db.checkpoints.put({
    ...{ runId: 'r2', stage: 'train', epoch: 1, optimizerSteps: 1, bestEpoch: 1 },
    ...{ bestValLoss: Infinity, epochsSinceBest: 0, backend: 'cpu', batchSize: 8, savedAt: 0 },
  });
  for (const id of ['r1', 'r2']) await putTensors(id, weights);
  const metadata: ModelMetadata = {
    ...{ format: 'mask-studio-model', version: 3, name: 'Door', classes: ['mask', 'no mask'] },
    ...{ threshold: 0.5, inputSize: 64, resize: 'bilinear', family: 'cnn', recipe: null },
    ...{
      split: null,
      dataset: {
        hash: 'snap',
        counts: [
          { train: 1, validation: 0, test: 1 },
          { train: 1, validation: 0, test: 1 },
        ],
      },
    },
    ...{ metrics: null, epochs: [], createdAt: '2026-01-01T00:00:00.000Z' },
    versions: { studio: '0', tfjs: '4', backend: 'cpu' },
  };
  const model: ModelRecord = {
    ...{ id: 'm1', name: 'Door', createdAt: 1, runId: null, topology: { a: 1 } },
    ...{ metadata, byteLength: 20 },
  };
  await addModel(model, weights);
  await addPretrained(
    {
      id: 'w1',
      name: 'Mine',
      addedAt: 1,
      alpha: 0.35,
      inputScaling: { scale: 1, offset: 0 },
      byteLength: 20,
    },
    weights,
  );
  await setSetting('split', { seed: 3, fractions: { train: 0.6, validation: 0.2, test: 0.2 } });
}

beforeEach(empty);

describe('a project file', () => {
  it('holds everything: opened in an empty studio, all is as it was', async () => {
    await storeProject();
    const before = await everything();
    const file = await save();
    await empty();
    const { added, conflictCount } = await open(file);
    expect(added).toEqual({ images: 4, classes: 2, runs: 2, models: 1, weightSets: 1 });
    expect(conflictCount).toBe(0);
    expect(await everything()).toEqual(before);
  });

  it('says what it holds and what of it is here, before it is opened', async () => {
    await storeProject();
    const file = await save();
    const all = { images: 4, classes: 2, runs: 2, models: 1, weightSets: 1 };
    expect(await inspectProject(file, never)).toMatchObject({
      ...{ kind: 'project', by: null, counts: all, here: all, unfinished: false },
    });
  });

  it('changes nothing when it is opened where it was saved', async () => {
    await storeProject();
    const before = await everything();
    const { added, alreadyHere, conflicts } = await open(await save());
    expect(added).toEqual({ images: 0, classes: 0, runs: 0, models: 0, weightSets: 0 });
    expect(alreadyHere).toEqual({ images: 4, classes: 2, runs: 2, models: 1, weightSets: 1 });
    expect(conflicts).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('keeps what is here and lists what differs', async () => {
    await storeProject();
    const file = await save();
    const [first] = await db.images.orderBy('path').toArray();
    const other = (await db.classes.toArray()).find(({ id }) => id !== first!.classId)!;
    await relabelImages([first!.hash], other.id);
    await renameRun('r1', 'Mine');
    await db.classes.update(other.id, { name: 'bare' });
    const { conflicts } = await open(file);
    expect(conflicts.map(english)).toEqual([
      'The class no mask of the project is called bare here.',
      'folder/0.jpg: the label here is bare, in the project mask.',
      'Run CNN 1: the one here is different.',
    ]);
    expect((await db.runs.get('r1'))!.name).toBe('Mine');
    expect((await db.images.get(first!.hash))!.classId).toBe(other.id);
  });

  it('is merged with other images: classes by name, all grouped and split together', async () => {
    await storeProject();
    const file = await save();
    await empty();
    const mask = await addClass('Mask');
    await storeImages(4, 6, [mask.id, mask.id]);
    const { added } = await open(file);
    expect(added).toMatchObject({ images: 4, classes: 1, runs: 2 });
    const images = await db.images.toArray();
    expect(images.filter(({ classId }) => classId === mask.id)).toHaveLength(4);
    expect(images.every(({ split }) => split !== 'none')).toBe(true);
  });

  it('replaces what is here', async () => {
    await storeProject();
    const before = await everything();
    const file = await save();
    await empty();
    await storeImages(4, 6, ['x', 'y']);
    await addClass('cats');
    await open(file, 'replace');
    expect(await everything()).toEqual(before);
  });

  it('is completed by the same file after an interruption', async () => {
    await storeProject();
    const before = await everything();
    const file = await save();
    await empty();
    const stop = new AbortController();
    const opening = openProject(
      file,
      'replace',
      ({ phase, done }) => {
        if (phase === 'opening' && done >= 4) stop.abort();
      },
      stop.signal,
    );
    await expect(opening).rejects.toThrow('abort');
    expect(await interruptedImport()).toMatchObject({
      ...{ origin: { kind: 'project', name: 'p.zip' }, done: 4, total: 8 },
    });
    expect(await db.runs.count()).toBe(0);
    expect((await inspectProject(file, never)).unfinished).toBe(true);
    const { alreadyHere, added } = await open(file, 'replace');
    expect([alreadyHere.images, added.runs]).toEqual([4, 2]);
    expect(await everything()).toEqual(before);
    expect(await interruptedImport()).toBeUndefined();
  });

  it('holds a part that is chosen', async () => {
    await storeProject();
    const file = await save({ parts: { ...ALL_PARTS, runs: false, models: false } });
    await empty();
    expect((await open(file)).added).toMatchObject({ images: 4, runs: 0, models: 0 });
    expect(await db.tensors.count()).toBe(0);
  });

  it('brings back an image that was deleted here', async () => {
    await storeProject();
    const file = await save();
    await deleteImages([await sha256(pictures[0]!)]);
    expect((await open(file)).added.images).toBe(1);
    expect(await db.deletedImages.count()).toBe(0);
  });

  it('leaves out an image whose stored bytes are not its own', async () => {
    await storeProject();
    await db.originals.put({ hash: await sha256(pictures[0]!), bytes: new ArrayBuffer(9) });
    const request = { parts: ALL_PARTS, by: null, target: null, name: 'p.zip' };
    expect(await saveProject(request, silent, never)).toMatchObject({
      ...{ leftOut: 1, counts: { images: 3 } },
    });
  });
});

const fixture = (name: string) => `src/engine/workers/project/fixtures/${name}`;
const read = (name: string) => new File([readFileSync(fixture(name))], name);

describe('a project of version 1', () => {
  it('opens with every kind of record', async () => {
    const { added, conflicts } = await open(read('v1.project.zip'));
    expect(added).toEqual({ images: 4, classes: 2, runs: 2, models: 1, weightSets: 1 });
    expect(conflicts).toEqual([]);
    const classes = new Map((await listClasses()).map(({ id, name }) => [id, name]));
    const images = await db.images.orderBy('path').toArray();
    expect(images.map(({ path, classId, split }) => [path, classes.get(classId), split])).toEqual([
      ['folder/0.jpg', 'mask', 'test'],
      ['folder/1.jpg', 'no mask', 'train'],
      ['folder/2.jpg', 'mask', 'train'],
      ['folder/3.jpg', 'no mask', 'test'],
    ]);
    for (const { hash } of images) {
      expect(await sha256(new Uint8Array((await readOriginal(hash))!))).toBe(hash);
    }
    expect((await listRuns()).map(({ name }) => name).sort()).toEqual(['CNN 1', 'CNN 2']);
    expect((await getEvaluation('r1'))!.predictions[0]!.scores).toEqual([0.7, 0.3]);
    expect((await getCheckpoint('r2'))!.bestValLoss).toBe(Infinity);
    expect((await readTensors('r1')).get('conv/kernel')!.values).toEqual(
      Float32Array.of(1, -2, 3.5, NaN),
    );
    expect((await listModels()).map(({ name }) => name)).toEqual(['Door']);
    expect((await listPretrained()).map(({ name }) => name)).toEqual(['Mine']);
    expect(await getSetting('split')).toMatchObject({ seed: 3 });
  });

  it('opens as the terminal wrote it: a trained run with its weights', async () => {
    const { added } = await open(read('v1-trained.project.zip'));
    expect(added).toEqual({ images: 8, classes: 2, runs: 1, models: 0, weightSets: 0 });
    const [run] = await listRuns();
    expect(run).toMatchObject({ status: 'finished', recipe: { model: { kind: 'compact-cnn' } } });
    const { predictions } = (await getEvaluation(run!.id))!;
    const snapshot = (await getSnapshot(run!.snapshotHash))!;
    const tested = snapshot.items.filter(({ split }) => split === 'test');
    expect(predictions.map(({ hash }) => hash)).toEqual(tested.map(({ hash }) => hash));
    const sizes = [...(await readTensors(run!.id)).values()].map(({ values }) => values.length);
    // Its parameters, and the statistics of its batch normalizations.
    expect(sizes.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(run!.params);
  });
});

/** The project with its run and its experiment named by the studio. */
async function storeNamedProject(): Promise<void> {
  await storeProject();
  const recipe = defaultRecipe('cnn');
  const plan = { kind: 'folds', folds: 5, repeats: 2 } as const;
  await db.runs.update('r1', { name: runName(recipe, []) });
  await db.experiments.update('e1', { name: experimentName(recipe, plan, []) });
}

describe('a project of version 2', () => {
  // WRITE_FIXTURE=1 wrote it, in version 2. It is never written again.
  it.runIf(process.env['WRITE_FIXTURE'])('is written', async () => {
    await storeNamedProject();
    writeFileSync(fixture('v2.project.zip'), new Uint8Array(await (await save()).arrayBuffer()));
  });

  it('has the names of the studio as messages', async () => {
    expect((await open(read('v2.project.zip'))).conflicts).toEqual([]);
    const names = (await listRuns()).map(({ name }) => name);
    expect(names).toContain('CNN 2');
    expect(names).toContainEqual(runName(defaultRecipe('cnn'), []));
    const [experiment] = await listExperiments();
    expect(experiment!.name).toMatchObject({ key: 'names.experiment' });
    expect(english(experiment!.name)).toBe('CNN · 128 px · 5-fold ×2');
  });

  it('comes back with the same names', async () => {
    await storeNamedProject();
    const before = await everything();
    const file = await save();
    await empty();
    await open(file);
    expect(await everything()).toEqual(before);
  });
});

describe('runs that are handed in', () => {
  it('come without weights and images, with the name of who hands them in', async () => {
    await storeProject();
    const file = await save({ parts: HAND_IN_PARTS, by: 'Ada' });
    await empty();
    const { kind, by, added } = await open(file);
    expect({ kind, by }).toEqual({ kind: 'hand-in', by: 'Ada' });
    // The run that was not evaluated has nothing to compare.
    expect(added).toEqual({ images: 0, classes: 0, runs: 1, models: 0, weightSets: 0 });
    const [run] = await listComparable();
    expect(run).toMatchObject({ id: 'r1', handIn: { by: 'Ada' } });
    expect(run!.name).toEqual(message('names.handedIn', { by: 'Ada', run: 'CNN 1' }));
    expect(await listRuns()).toEqual([]);
    expect(await db.tensors.count()).toBe(0);
    expect(await db.judgements.count()).toBe(1);
  });

  it('get their weights from the whole project', async () => {
    await storeProject();
    const [part, whole] = [await save({ parts: HAND_IN_PARTS, by: 'Ada' }), await save()];
    await empty();
    await open(part);
    expect((await open(whole)).added.runs).toBe(2);
    expect((await listRuns()).map(({ name }) => name).sort()).toEqual(['CNN 1', 'CNN 2']);
  });
});

/** A project of these files, with these changes of its manifest. */
async function made(
  files: Record<string, Bytes | string>,
  { manifest = {}, sums = {} }: { manifest?: object; sums?: Record<string, string> } = {},
  more: Record<string, Bytes | string> = {},
): Promise<File> {
  const parts: Bytes[] = [];
  const zip = new ZipStreamWriter(async (bytes) => void parts.push(bytes));
  const bytesOf = (content: Bytes | string) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const entries = [];
  for (const [path, content] of Object.entries(files)) {
    const bytes = bytesOf(content);
    entries.push({ path, bytes: bytes.length, sha256: sums[path] ?? (await sha256(bytes)) });
  }
  const counts = { images: 0, classes: 0, runs: 0, models: 0, weightSets: 0 };
  const head = { format: 'mask-studio-project', version: 1, id: 'x', kind: 'project', by: null };
  const list = { ...head, savedAt: '', studio: '0', counts, entries, ...manifest };
  for (const [path, content] of Object.entries({
    'manifest.json': toJson(list),
    ...files,
    ...more,
  }))
    await zip.add(path, bytesOf(content), true);
  await zip.finish();
  return new File(parts, 'bad.zip');
}

describe('a file that is no good project', () => {
  const classes = '[{"id":"a","name":"a","position":0}]';
  const cases: [string, () => Promise<File>, string][] = [
    ['no zip', async () => new File(['hello'], 'bad.zip'), 'no zip, or it is damaged'],
    ['cut off', async () => new File([(await made({})).slice(0, 200)], 'bad.zip'), 'damaged'],
    ['another zip', async () => await zipOf({ 'a.jpg': 'x' }), 'not a project of Mask Studio'],
    [
      'another manifest',
      async () => await zipOf({ 'manifest.json': '{"version":1}' }),
      'not a project',
    ],
    [
      'a manifest that is no JSON',
      async () => await zipOf({ 'manifest.json': '{' }),
      'manifest.json is not what',
    ],
    ['a newer version', () => made({}, { manifest: { version: 3 } }), 'Use a newer Mask Studio'],
    [
      'a wrong checksum',
      () =>
        made(
          { 'dataset/classes.json': classes },
          { sums: { 'dataset/classes.json': '0'.repeat(64) } },
        ),
      'classes.json is not what was saved',
    ],
    [
      'a missing file',
      () =>
        made(
          {},
          {
            manifest: {
              entries: [{ path: 'dataset/classes.json', bytes: 3, sha256: '0'.repeat(64) }],
            },
          },
        ),
      'dataset/classes.json is missing',
    ],
    [
      'a path that leaves the folder',
      () => made({}, {}, { '../../etc/passwd': 'x' }),
      'outside of its folder',
    ],
    [
      'a record of another kind',
      () => made({ 'dataset/classes.json': '[{"id":1}]' }),
      'classes.json, 0.id: expected string',
    ],
    [
      'a name that is no message of the catalogue',
      async () => {
        const row = runRecord({ name: { key: 'names.none' } as never });
        return await made({ 'runs/0/record.json': JSON.stringify(row) });
      },
      'name: not a text',
    ],
    ['a run that is none', () => made({ 'runs/0/record.json': '{"id":"r"}' }), 'cannot be read'],
    [
      'an image under another name',
      () => made({ [`images/${'0'.repeat(64)}.jpg`]: 'x' }),
      'by another checksum',
    ],
    [
      'weights of another size',
      () =>
        made({
          'runs/0/tensors.json': '[{"name":"a","shape":[1e300,1e300]}]',
          'runs/0/tensors.bin': 'abcd',
        }),
      'another size',
    ],
  ];

  const zipOf = async (files: Record<string, string>): Promise<File> => {
    const parts: Bytes[] = [];
    const zip = new ZipStreamWriter(async (bytes) => void parts.push(bytes));
    for (const [path, text] of Object.entries(files)) {
      await zip.add(path, new TextEncoder().encode(text));
    }
    await zip.finish();
    return new File(parts, 'bad.zip');
  };

  it.each(cases)('is refused with the reason: %s', async (_, make, reason) => {
    await storeProject();
    const before = await everything();
    const file = await make();
    for (const mode of ['merge', 'replace'] as const) {
      await expect(open(file, mode)).rejects.toThrow(reason);
    }
    expect(await everything()).toEqual(before);
    expect(await db.imports.count()).toBe(0);
  });

  it('is refused when it says that it would unpack to gigabytes', async () => {
    const bytes = new Uint8Array(await (await made({}, {}, { a: 'x', b: 'y' })).arrayBuffer());
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) {
      const isListed = view.getUint32(at, true) === 0x02014b50;
      if (isListed) view.setUint32(at + 24, 2 ** 29, true);
    }
    await expect(open(new File([bytes], 'bad.zip'))).rejects.toThrow('would unpack to more');
  });

  it('is refused when a file unpacks to more than it says', async () => {
    const bytes = new Uint8Array(
      await (await made({ 'dataset/classes.json': ' '.repeat(9000) })).arrayBuffer(),
    );
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) {
      const isListed = view.getUint32(at, true) === 0x02014b50;
      if (isListed && view.getUint32(at + 24, true) === 9000) view.setUint32(at + 24, 90, true);
    }
    await expect(open(new File([bytes], 'bad.zip'))).rejects.toThrow('is not what was saved');
  });

  it('keeps its good images when one is none that browsers decode', async () => {
    await storeProject();
    const hash = await sha256(new TextEncoder().encode('not an image'));
    const record = { ...(await db.images.toCollection().first())!, hash, path: 'x.jpg' };
    await empty();
    const file = await made({
      [`images/${hash}.jpg`]: 'not an image',
      'dataset/images-0.json': JSON.stringify([record]),
    });
    const { added, conflicts } = await open(file);
    expect(added.images).toBe(0);
    expect(english(conflicts[0]!)).toContain('x.jpg was left out.');
  });
});
