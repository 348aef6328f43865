import {
  UNLABELLED,
  type ImageHash,
  type ImageRecord,
  type ImportReport,
  type Rejection,
} from '../../domain/dataset/dataset';
import { classFolders } from '../../domain/dataset/labels';
import type { Inspected } from '../pixels/decodeApi';
import { message, type Text } from '../../texts/message';
import { Rejected } from '../pixels/rejected';
import type { ImportEvent } from '../protocol/importing';
import type { Candidate, Listing } from './listing';
import { inOrder } from './ordered';
import { ProvisionalSplit } from './provisionalSplit';
import { ProgressMeter } from './progress';
import type { ImportStore } from './store';
import { BatchWriter } from './writer';

/** Rejections that travel to the page with the report; storage has them all. */
const REPORTED = 1000;

/** Inspects files in parallel (pixels/decodePool). */
export interface Inspector {
  readonly lanes: number;
  skipKnown(hashes: ImageHash[]): Promise<void>;
  /** What each of a batch of files is, in their order. */
  inspect(files: Blob[]): Promise<Inspected[]>;
}

function countReasons(rejections: readonly Rejection[]): ImportReport['rejectedBy'] {
  const counts: ImportReport['rejectedBy'] = {};
  for (const { reason } of rejections) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const sameName = (a: string | null, b: string | null): boolean =>
  a?.toLowerCase() === b?.toLowerCase();

/** What a candidate claims to be: the class chosen for it, or the one its folder names. */
const claim = ({ classId, className }: Candidate): string | null =>
  classId ?? className?.toLowerCase() ?? null;

/** One import, from the list of files to the report. */
class Importer {
  private readonly rejections: Rejection[] = [];
  /** What this import has met, by content. */
  private readonly met = new Map<ImageHash, { candidate: Candidate; isNew: boolean }>();
  private alreadyIn = 0;

  constructor(
    private readonly before: ReadonlyMap<ImageHash, ImageRecord>,
    private readonly classNames: ReadonlyMap<string, string>,
    readonly writer: BatchWriter,
  ) {}

  reject(path: string, reason: Rejection['reason'], why: Text): void {
    this.rejections.push({ path, reason, message: why });
  }

  async accept(candidate: Candidate, inspected: Inspected): Promise<void> {
    if (inspected.kind === 'rejected') {
      this.reject(candidate.path, inspected.reason, inspected.message);
      return;
    }
    const { hash } = inspected;
    const earlier = this.met.get(hash);
    if (earlier) {
      await this.acceptCopy(candidate, hash, earlier);
      return;
    }
    const record = this.before.get(hash);
    this.met.set(hash, { candidate, isNew: !record });
    if (record) this.acceptKnown(candidate, record);
    else if (inspected.kind === 'image') await this.writer.add(candidate, inspected);
  }

  /**
   * The same bytes twice in one import. From two classes, neither wins: the
   * image goes to the unlabelled tray, for the user to decide.
   */
  private async acceptCopy(
    candidate: Candidate,
    hash: ImageHash,
    earlier: { candidate: Candidate; isNew: boolean },
  ): Promise<void> {
    const { path } = earlier.candidate;
    const claims = [claim(earlier.candidate), claim(candidate)];
    if (claims.includes(null) || claims[0] === claims[1]) {
      this.reject(candidate.path, 'duplicate', message('importing.duplicate', { path }));
      return;
    }
    const conflict = earlier.isNew
      ? message('importing.inTwoClasses', { path })
      : message('importing.inTwoClassesKnown', { path });
    this.reject(candidate.path, 'conflict', conflict);
    if (earlier.isNew) await this.writer.unlabel(hash);
  }

  /** Imported before: what the user has made of it since then stays. */
  private acceptKnown(candidate: Candidate, record: ImageRecord): void {
    const current = this.classNames.get(record.classId) ?? null;
    const agrees =
      candidate.className === null ||
      current === null ||
      sameName(candidate.className, current) ||
      classFolders(record.path).some((folder) => sameName(candidate.className, folder));
    if (agrees || candidate.classId === record.classId) {
      this.alreadyIn++;
      return;
    }
    this.reject(
      candidate.path,
      'conflict',
      message('importing.inAnotherClass', { name: current, path: record.path }),
    );
  }

  async report(
    store: ImportStore,
    started: number,
    facts: Pick<ImportReport, 'folderLabels' | 'began' | 'cancelled'>,
  ): Promise<ImportReport> {
    const nearDuplicateGroups = await store.regroup();
    await store.keepRejections(this.rejections);
    const names = new Map((await store.classes()).map(({ id, name }) => [id, name]));
    const perClass: Record<string, number> = {};
    let imported = 0;
    for (const [classId, count] of this.writer.stored) {
      perClass[names.get(classId) ?? UNLABELLED] = count;
      imported += count;
    }
    return {
      files: imported + this.alreadyIn + this.rejections.length,
      imported,
      alreadyIn: this.alreadyIn,
      perClass,
      rejections: this.rejections.slice(0, REPORTED),
      rejected: this.rejections.length,
      rejectedBy: countReasons(this.rejections),
      nearDuplicateGroups,
      ...facts,
      ended: Date.now(),
      seconds: (performance.now() - started) / 1000,
    };
  }
}

/** Inspecting a file has a fixed cost, shared by so many files, or so many bytes, whichever comes first. */
const BATCH_FILES = 16;
const BATCH_BYTES = 2 * 2 ** 20;

function* batches(candidates: readonly Candidate[]): Generator<Candidate[]> {
  let batch: Candidate[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    const full = batch.length === BATCH_FILES || bytes + candidate.bytes > BATCH_BYTES;
    if (full && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(candidate);
    bytes += candidate.bytes;
  }
  if (batch.length > 0) yield batch;
}

/** What each of a batch is; one after another is opened, since a zip's member may unpack to more than it says. */
async function inspectBatch(
  batch: readonly Candidate[],
  inspector: Inspector,
): Promise<Inspected[]> {
  const found: (Inspected | null)[] = [];
  const files: Blob[] = [];
  for (const candidate of batch) {
    try {
      files.push(await candidate.open());
      found.push(null);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      found.push({ kind: 'rejected', reason: error.reason, message: error.text });
    }
  }
  const inspected = files.length > 0 ? await inspector.inspect(files) : [];
  return found.map((one) => one ?? inspected.shift()!);
}

/**
 * Import what is listed: progress a few times a second, then the report. Images are
 * stored in batches as they come, so whatever ends the import (the signal, a full
 * disk, a closed tab) keeps what is in, and importing the same files again goes on
 * from there.
 */
export async function* importListed(
  listing: Promise<Listing>,
  store: ImportStore,
  inspector: Inspector,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, void> {
  const began = Date.now();
  const started = performance.now();
  const [{ candidates, rejections, folderLabels }, images, classes, settings] = await Promise.all([
    listing,
    store.images(),
    store.classes(),
    store.splitSettings(),
  ]);
  const before = new Map(images.map((record) => [record.hash, record]));
  await inspector.skipKnown([...before.keys()]);
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const writer = new BatchWriter(
    store,
    new Set(names.keys()),
    new ProvisionalSplit(images, settings),
  );
  const importer = new Importer(before, names, writer);
  for (const one of rejections) importer.reject(one.path, one.reason, one.message);

  const meter = new ProgressMeter(candidates.length);
  let done = 0;
  try {
    const results = inOrder(batches(signal.aborted ? [] : candidates), inspector.lanes, (batch) =>
      inspectBatch(batch, inspector),
    );
    for await (const { item: batch, result } of results) {
      for (const [i, candidate] of batch.entries()) await importer.accept(candidate, result[i]!);
      done += batch.length;
      meter.count(batch.length);
      const progress = meter.due();
      if (progress) yield { kind: 'progress', progress, current: batch.at(-1)!.path };
      if (signal.aborted || writer.unstored > 0) break;
    }
  } finally {
    await writer.flush();
  }
  if (writer.unstored > 0) {
    const left = writer.unstored + candidates.length - done;
    importer.reject(
      candidates[done - 1]!.path,
      'disk-full',
      message('importing.diskFull', { count: left }),
    );
  }
  if (done > 0 && done === candidates.length) {
    // What follows takes half a minute where 200,000 files were skipped.
    yield {
      kind: 'progress',
      progress: { done, total: done, rate: 0, secondsLeft: 0 },
      current: '',
    };
  }
  yield {
    kind: 'done',
    report: await importer.report(store, started, {
      folderLabels,
      began,
      cancelled: signal.aborted,
    }),
  };
}
