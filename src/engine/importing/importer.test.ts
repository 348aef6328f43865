import { describe, expect, it } from 'vitest';
import {
  UNLABELLED,
  type ClassLabel,
  type ImageRecord,
  type Rejection,
} from '../../domain/dataset/dataset';
import type { Examined } from '../pixels/decodeApi';
import type { ImportEvent } from '../protocol';
import { importListed, type Examiner } from './importer';
import { listCandidates } from './listing';
import { countNearDuplicateGroups, groupImages } from '../../domain/dataset/nearDuplicates';
import { resplit } from './resplit';
import type { ImportStore } from './store';

const settings = { seed: 1, fractions: { train: 0.7, validation: 0.15, test: 0.15 } };

/** Storage in memory, with room for `space` pictures. */
class MemoryStore implements ImportStore {
  readonly records = new Map<string, ImageRecord>();
  readonly labels: ClassLabel[] = [];
  rejections: Rejection[] = [];
  space = Infinity;

  images = async () => [...this.records.values()];
  classes = async () => this.labels;
  splitSettings = async () => settings;

  async ensureClasses(names: string[]) {
    return new Map(
      names.map((name) => {
        let label = this.labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
        if (!label) {
          label = { id: `id-${name}`, name, position: this.labels.length };
          this.labels.push(label);
        }
        return [name, label];
      }),
    );
  }
  async add(pictures: { record: ImageRecord }[]) {
    if (this.records.size + pictures.length > this.space) return 'full' as const;
    for (const { record } of pictures) this.records.set(record.hash, record);
    return 'stored' as const;
  }
  async unlabel(hashes: string[]) {
    for (const hash of hashes) this.records.get(hash)!.classId = UNLABELLED;
  }
  async keepRejections(rejections: Rejection[]) {
    this.rejections = rejections;
  }
  async regroup() {
    const images = await this.images();
    const groups = groupImages(images);
    for (const record of resplit(images, settings, groups)) this.records.set(record.hash, record);
    return countNearDuplicateGroups(groups);
  }
}

/** A file's content stands for its hash; "bad" ones are damaged. Later files are done sooner. */
class FakeExaminer implements Examiner {
  readonly lanes = 4;
  examined = 0;
  private known = new Set<string>();

  async skipKnown(hashes: string[]) {
    this.known = new Set(hashes);
  }
  examine(files: Blob[]): Promise<Examined[]> {
    return Promise.all(files.map((file) => this.look(file)));
  }
  private async look(file: Blob): Promise<Examined> {
    const hash = await file.text();
    for (let turn = this.examined++ % 4; turn < 4; turn++) await new Promise(setImmediate);
    if (hash.startsWith('bad')) return { kind: 'rejected', reason: 'damaged', message: 'Damaged.' };
    if (this.known.has(hash)) return { kind: 'known', hash };
    return {
      kind: 'picture',
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

async function bring(
  store: MemoryStore,
  contents: Record<string, string>,
  signal = new AbortController().signal,
  onEvent: (event: ImportEvent) => void = () => {},
) {
  const listing = listCandidates(files(contents));
  for await (const event of importListed(listing, store, new FakeExaminer(), signal)) {
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
  it('brings in what is good and says why the rest did not come', async () => {
    const store = new MemoryStore();
    const report = await bring(store, folder);
    expect(report).toMatchObject({
      files: 6,
      imported: 4,
      alreadyIn: 0,
      perClass: { cat: 2, dog: 1, unlabelled: 1 },
      rejected: 2,
      cancelled: false,
    });
    expect(store.rejections).toEqual([
      { path: 'd/cat/bad.png', reason: 'damaged', message: 'Damaged.' },
      {
        path: 'd/cat/copy.png',
        reason: 'duplicate',
        message: 'The file is a duplicate of d/cat/1.png.',
      },
    ]);
    expect(store.records.get('0e')).toMatchObject({ classId: UNLABELLED, split: 'none' });
    expect(store.records.get('11')!.split).not.toBe('none');
  });

  it('adds nothing twice, and says the same again', async () => {
    const store = new MemoryStore();
    await bring(store, folder);
    const before = structuredClone([...store.records]);
    const report = await bring(store, folder);
    expect(report).toMatchObject({ imported: 0, alreadyIn: 4, rejected: 2, perClass: {} });
    expect([...store.records]).toEqual(before);
  });

  it('keeps what a person made of the pictures when they bring the folder again', async () => {
    const store = new MemoryStore();
    await bring(store, folder);
    store.records.get('11')!.classId = 'id-dog';
    store.labels.find(({ name }) => name === 'cat')!.name = 'Felis';
    const report = await bring(store, folder);
    expect(report).toMatchObject({ imported: 0, alreadyIn: 4 });
    expect(store.records.get('11')!.classId).toBe('id-dog');
    expect(store.labels.map(({ name }) => name)).toEqual(['Felis', 'dog']);
  });

  it('lets no class win a picture that two claim', async () => {
    const store = new MemoryStore();
    const contents = { 'd/cat/1.png': 'aa', 'd/cat/2.png': 'bb', 'd/dog/3.png': 'aa' };
    const report = await bring(store, contents);
    expect(report.perClass).toEqual({ cat: 1, unlabelled: 1 });
    expect(store.rejections).toMatchObject([{ path: 'd/dog/3.png', reason: 'conflict' }]);
    expect(store.rejections[0]!.message).toContain('d/cat/1.png');
    expect(store.records.get('aa')!.classId).toBe(UNLABELLED);

    store.records.get('aa')!.classId = 'id-cat';
    await bring(store, contents);
    expect(store.records.get('aa')!.classId).toBe('id-cat');
  });

  it('finds a claim on a picture that is stored already, many files later', async () => {
    const store = new MemoryStore();
    const many = Array.from({ length: 300 }, (_, i) => [`d/cat/${1000 + i}.png`, `${1000 + i}`]);
    await bring(store, { ...Object.fromEntries(many), 'd/dog/0.png': '1000' });
    expect(store.records.get('1000')!.classId).toBe(UNLABELLED);
    expect(store.records.size).toBe(300);
  });

  it('reports a different class for a picture from an earlier import, and leaves it', async () => {
    const store = new MemoryStore();
    await bring(store, folder);
    const report = await bring(store, { 'other/dog/1.png': '11', 'other/cat/9.png': '99' });
    expect(report).toMatchObject({ imported: 1, alreadyIn: 0, rejected: 1 });
    expect(store.rejections[0]).toMatchObject({ path: 'other/dog/1.png', reason: 'conflict' });
    expect(store.records.get('11')!.classId).toBe('id-cat');
  });

  it('keeps what is in when cancelled, and goes on from there', async () => {
    const store = new MemoryStore();
    const contents = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `d/${i % 2 ? 'cat' : 'dog'}/${i}.png`,
        `x${1000 + i}`,
      ]),
    );
    const cancellation = new AbortController();
    const report = await bring(store, contents, cancellation.signal, ({ kind }) => {
      if (kind === 'progress') cancellation.abort();
    });
    expect(report.cancelled).toBe(true);
    expect(report.imported).toBeGreaterThan(0);
    expect(report.imported).toBeLessThan(200);
    expect(store.records.size).toBe(report.imported);
    const rest = await bring(store, contents);
    expect(rest).toMatchObject({ alreadyIn: report.imported, imported: 200 - report.imported });
  });

  it('stores what waits when the page goes away in mid-import', async () => {
    const store = new MemoryStore();
    const contents = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`d/cat/${i}.png`, `x${1000 + i}`]),
    );
    const events = importListed(
      listCandidates(files(contents)),
      store,
      new FakeExaminer(),
      new AbortController().signal,
    );
    await events.next();
    await events.return();
    expect(store.records.size).toBeGreaterThan(0);
  });

  it('stops at a full disk with one clear message, and loses nothing', async () => {
    const store = new MemoryStore();
    store.space = 200;
    const contents = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [
        `d/${i % 2 ? 'cat' : 'dog'}/${i}.png`,
        `x${1000 + i}`,
      ]),
    );
    const report = await bring(store, contents);
    expect(report.imported).toBe(128);
    expect(store.records.size).toBe(128);
    expect(store.rejections).toHaveLength(1);
    expect(store.rejections[0]).toMatchObject({ reason: 'disk-full' });
    expect(store.rejections[0]!.message).toContain('472 files did not come in');
    store.space = Infinity;
    expect(await bring(store, contents)).toMatchObject({ alreadyIn: 128, imported: 472 });
  });

  it('has a report for nothing at all', async () => {
    expect(await bring(new MemoryStore(), {})).toMatchObject({
      files: 0,
      imported: 0,
      rejected: 0,
    });
  });

  it('counts progress up to the total', async () => {
    const seen: number[] = [];
    await bring(new MemoryStore(), folder, undefined, (event) => {
      if (event.kind === 'progress') seen.push(event.progress.done, event.progress.total);
    });
    expect(seen[1]).toBe(6);
    expect(seen[0]).toBeGreaterThan(0);
  });
});
