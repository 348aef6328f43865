import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { UNLABELLED } from '../../domain/dataset/dataset';
import { listClasses, renameClass } from '../../storage/classes';
import { db } from '../../storage/db';
import { relabelImages } from '../../storage/imageChanges';
import { allImages, countImages, readImages } from '../../storage/images';
import { listRejections } from '../../storage/rejections';
import { english, message } from '../../texts/message';
import type { Inspected } from '../pixels/decodeApi';
import type { ImportEvent } from '../protocol/importing';
import { importStore } from '../workers/importStore';
import { importListed, type Inspector } from './importer';
import { listCandidates } from './listing';
import { storedZip } from './zip.fixture';

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
});

const imageOf = async (hash: string) => (await readImages([hash]))[0]!;
const classNamed = async (name: string) =>
  (await listClasses()).find((label) => label.name === name)!;

/** After `count` more images every write of one finds no space, until the function given back is called. */
function fillDiskAfter(count: number): () => void {
  let space = count;
  const onCreate = () => {
    if (space-- <= 0) throw new DOMException('no space', 'QuotaExceededError');
  };
  db.images.hook('creating', onCreate);
  return () => db.images.hook('creating').unsubscribe(onCreate);
}

/** A file's content stands for its hash; "bad" ones are damaged. Later files are done sooner. */
class FakeInspector implements Inspector {
  readonly lanes = 4;
  inspected = 0;
  private known = new Set<string>();

  async skipKnown(hashes: string[]) {
    this.known = new Set(hashes);
  }
  inspect(files: Blob[]): Promise<Inspected[]> {
    return Promise.all(files.map((file) => this.inspectOne(file)));
  }
  private async inspectOne(file: Blob): Promise<Inspected> {
    const hash = await file.text();
    for (let turn = this.inspected++ % 4; turn < 4; turn++) await new Promise(setImmediate);
    if (hash.startsWith('bad')) return { kind: 'rejected', reason: 'damaged', message: 'Damaged.' };
    if (this.known.has(hash)) return { kind: 'known', hash };
    return {
      kind: 'image',
      hash,
      original: new ArrayBuffer(8),
      thumbnail: new ArrayBuffer(4),
      width: 32,
      height: 32,
      mimeType: 'image/png',
      perceptualHash: hash.padEnd(64, hash),
    };
  }
}

const files = (contents: Record<string, string>) =>
  Object.entries(contents).map(([path, content]) => ({
    path,
    file: new File([content], path.slice(path.lastIndexOf('/') + 1)),
  }));

async function importAll(
  contents: Record<string, string>,
  signal = new AbortController().signal,
  onEvent: (event: ImportEvent) => void = () => {},
) {
  const listing = listCandidates(files(contents));
  for await (const event of importListed(listing, importStore, new FakeInspector(), signal)) {
    onEvent(event);
    if (event.kind === 'done') return event.report;
  }
  throw new Error('The import ended without a report.');
}

const folder = {
  'd/cat/1.png': '11',
  'd/cat/2.png': '2f',
  'd/cat/bad.png': 'bad',
  'd/cat/copy.png': '11',
  'd/dog/3.png': 'c3',
  'd/loose.png': '0e',
};

describe('importListed', () => {
  it('imports what is valid and says why the rest is skipped', async () => {
    const report = await importAll(folder);
    expect(report).toMatchObject({
      files: 6,
      imported: 4,
      alreadyIn: 0,
      perClass: { cat: 2, dog: 1, unlabelled: 1 },
      rejected: 2,
      cancelled: false,
    });
    expect(await listRejections()).toMatchObject([
      { path: 'd/cat/bad.png', reason: 'damaged', message: 'Damaged.' },
      {
        path: 'd/cat/copy.png',
        reason: 'duplicate',
        message: message('importing.duplicate', { path: 'd/cat/1.png' }),
      },
    ]);
    expect(await imageOf('0e')).toMatchObject({ classId: UNLABELLED, split: 'none' });
    expect((await imageOf('11')).split).not.toBe('none');
  });

  it('adds nothing twice, and says the same again', async () => {
    await importAll(folder);
    const before = await allImages();
    const report = await importAll(folder);
    expect(report).toMatchObject({ imported: 0, alreadyIn: 4, rejected: 2, perClass: {} });
    expect(await allImages()).toEqual(before);
  });

  it('keeps what the user made of the images when the folder is imported again', async () => {
    await importAll(folder);
    const [cat, dog] = [await classNamed('cat'), await classNamed('dog')];
    await relabelImages(['11'], dog.id);
    await renameClass(cat.id, 'Felis');
    const report = await importAll(folder);
    expect(report).toMatchObject({ imported: 0, alreadyIn: 4 });
    expect((await imageOf('11')).classId).toBe(dog.id);
    expect((await listClasses()).map(({ name }) => name)).toEqual(['Felis', 'dog']);
  });

  it('lets no class win an image that two claim', async () => {
    const contents = { 'd/cat/1.png': 'aa', 'd/cat/2.png': 'bb', 'd/dog/3.png': 'aa' };
    const report = await importAll(contents);
    expect(report.perClass).toEqual({ cat: 1, unlabelled: 1 });
    const [rejection, ...others] = await listRejections();
    expect(rejection).toMatchObject({ path: 'd/dog/3.png', reason: 'conflict' });
    expect(english(rejection!.message)).toContain('d/cat/1.png');
    expect(others).toEqual([]);
    expect((await imageOf('aa')).classId).toBe(UNLABELLED);

    const cat = await classNamed('cat');
    await relabelImages(['aa'], cat.id);
    await importAll(contents);
    expect((await imageOf('aa')).classId).toBe(cat.id);
  });

  it('finds a claim on an image that is stored already, many files later', async () => {
    const many = Array.from({ length: 300 }, (_, i) => [`d/cat/${1000 + i}.png`, `${1000 + i}`]);
    await importAll({ ...Object.fromEntries(many), 'd/dog/0.png': '1000' });
    expect((await imageOf('1000')).classId).toBe(UNLABELLED);
    expect(await countImages()).toBe(300);
  });

  it('reports a different class for an image from an earlier import, and leaves it', async () => {
    await importAll(folder);
    const report = await importAll({ 'other/dog/1.png': '11', 'other/cat/9.png': '99' });
    expect(report).toMatchObject({ imported: 1, alreadyIn: 0, rejected: 1 });
    expect((await listRejections())[0]).toMatchObject({
      path: 'other/dog/1.png',
      reason: 'conflict',
    });
    expect((await imageOf('11')).classId).toBe((await classNamed('cat')).id);
  });

  it('keeps what is in when cancelled, and goes on from there', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `d/${i % 2 ? 'cat' : 'dog'}/${i}.png`,
        `x${1000 + i}`,
      ]),
    );
    const cancellation = new AbortController();
    const report = await importAll(contents, cancellation.signal, ({ kind }) => {
      if (kind === 'progress') cancellation.abort();
    });
    expect(report.cancelled).toBe(true);
    expect(report.imported).toBeGreaterThan(0);
    expect(report.imported).toBeLessThan(200);
    expect(await countImages()).toBe(report.imported);
    const rest = await importAll(contents);
    expect(rest).toMatchObject({ alreadyIn: report.imported, imported: 200 - report.imported });
  });

  it('stores what waits when the page goes away in mid-import', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`d/cat/${i}.png`, `x${1000 + i}`]),
    );
    const events = importListed(
      listCandidates(files(contents)),
      importStore,
      new FakeInspector(),
      new AbortController().signal,
    );
    await events.next();
    await events.return();
    expect(await countImages()).toBeGreaterThan(0);
  });

  it('stops at a full disk with one clear message, and loses nothing', async () => {
    const makeRoom = fillDiskAfter(200);
    const contents = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [
        `d/${i % 2 ? 'cat' : 'dog'}/${i}.png`,
        `x${1000 + i}`,
      ]),
    );
    const report = await importAll(contents);
    expect(report.imported).toBe(128);
    expect(await countImages()).toBe(128);
    const [rejection, ...others] = await listRejections();
    expect(rejection).toMatchObject({ reason: 'disk-full' });
    expect(english(rejection!.message)).toContain('472 files were not imported');
    expect(others).toEqual([]);
    makeRoom();
    expect(await importAll(contents)).toMatchObject({ alreadyIn: 128, imported: 472 });
  });

  it('reports a disk that is too full for a new class, and goes on when there is space', async () => {
    const refuse = () => {
      throw new DOMException('no space', 'QuotaExceededError');
    };
    db.classes.hook('creating', refuse);
    const report = await importAll(folder);
    expect(report.imported).toBe(0);
    expect(report.rejectedBy).toMatchObject({ 'disk-full': 1 });
    expect([await countImages(), await listClasses()]).toEqual([0, []]);
    db.classes.hook('creating').unsubscribe(refuse);
    expect(await importAll(folder)).toMatchObject({ imported: 4, alreadyIn: 0 });
  });

  it('imports the images of a zip of 70,000 files', { timeout: 240_000 }, async () => {
    const text = new TextEncoder().encode('no image '.repeat(40));
    const files = Array.from({ length: 70_000 }, (_, i): [string, Uint8Array] =>
      i % 1000 === 7
        ? [`d/cat/${i}.png`, new TextEncoder().encode(`image ${i}`)]
        : [`d/dog/${i}.txt`, text],
    );
    const zip = new File([storedZip(files)], 'd.zip');
    const listing = listCandidates([{ path: zip.name, file: zip }]);
    const { signal } = new AbortController();
    // The fake database would take most of the time.
    const store = { ...importStore, keepRejections: async () => undefined };
    let reports = 0;
    for await (const event of importListed(listing, store, new FakeInspector(), signal)) {
      if (event.kind === 'progress') reports++;
      else
        expect(event).toMatchObject({ kind: 'done', report: { imported: 70, rejected: 69_930 } });
    }
    expect(reports).toBeGreaterThan(5);
    expect(await countImages()).toBe(70);
  });

  it('says that all files are inspected before it compares them and stores the list', async () => {
    const seen: string[] = [];
    const candidates = listCandidates(files({ 'a/1.png': 'one', 'a/2.png': 'bad' }));
    const keepRejections = async () => void seen.push('stores the list');
    const store = { ...importStore, keepRejections };
    const { signal } = new AbortController();
    for await (const event of importListed(candidates, store, new FakeInspector(), signal)) {
      seen.push(event.kind === 'progress' ? `${event.progress.done} of 2` : event.kind);
    }
    expect(seen.slice(-3)).toEqual(['2 of 2', 'stores the list', 'done']);
  });

  it('counts the time from the start, with the listing', async () => {
    const listing = new Promise<Awaited<ReturnType<typeof listCandidates>>>((resolve) =>
      setTimeout(resolve, 300, { candidates: [], rejections: [], folderLabels: [] }),
    );
    const { signal } = new AbortController();
    for await (const event of importListed(listing, importStore, new FakeInspector(), signal)) {
      if (event.kind === 'done') expect(event.report.seconds).toBeGreaterThan(0.25);
    }
  });

  it('tells how many files it has found, over several zips', async () => {
    const zipOf = (count: number) =>
      new File(
        [storedZip(Array.from({ length: count }, (_, i) => [`${i}.png`, new Uint8Array(9)]))],
        `${count}.zip`,
      );
    const zips = [zipOf(4100), zipOf(2500)].map((file) => ({ path: file.name, file }));
    const found: number[] = [];
    await listCandidates(zips, undefined, (count) => found.push(count));
    // In the order of their names: 2500.zip is the first.
    expect(found).toEqual([2000, 4500, 6500]);
  });

  it('reads no more of a list of files once that is cancelled', async () => {
    const files = Array.from({ length: 10_000 }, (_, i): [string, Uint8Array] => [
      `${i}.png`,
      new Uint8Array(9),
    ]);
    const zip = new File([storedZip(files)], 'd.zip');
    const controller = new AbortController();
    const listing = listCandidates([{ path: zip.name, file: zip }], controller.signal);
    setTimeout(() => controller.abort());
    expect((await listing).candidates.length).toBeLessThan(5000);
    const events = importListed(listing, importStore, new FakeInspector(), controller.signal);
    const { value } = await events.next();
    expect(value).toMatchObject({ kind: 'done', report: { cancelled: true, imported: 0 } });
  });

  it('counts every rejection by its reason, beyond the first thousand that it lists', async () => {
    const copies = Array.from({ length: 1200 }, (_, i) => [`a/${i}.jpg`, '11']);
    const files = { ...Object.fromEntries(copies), 'a/broken.jpg': 'bad' };
    const report = await importAll(files);
    expect(report.rejections).toHaveLength(1000);
    expect(report.rejectedBy).toEqual({ duplicate: 1199, damaged: 1 });
    expect(report.rejected).toBe(1200);
  });

  it('has a report for nothing at all', async () => {
    expect(await importAll({})).toMatchObject({
      files: 0,
      imported: 0,
      rejected: 0,
    });
  });

  it('counts progress up to the total', async () => {
    const seen: number[] = [];
    await importAll(folder, undefined, (event) => {
      if (event.kind === 'progress') seen.push(event.progress.done, event.progress.total);
    });
    expect(seen[1]).toBe(6);
    expect(seen[0]).toBeGreaterThan(0);
  });
});
