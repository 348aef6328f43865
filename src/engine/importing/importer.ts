import {
  UNLABELLED,
  type ImageHash,
  type ImageRecord,
  type ImportReport,
  type Rejection,
} from '../../domain/dataset/dataset';
import { classFolders } from '../../domain/dataset/labels';
import type { Examined } from '../pixels/decodeApi';
import { Rejected } from '../pixels/rejected';
import type { ImportEvent } from '../protocol';
import type { Candidate, Listing } from './listing';
import { inOrder } from './ordered';
import { ProvisionalSplit } from './provisionalSplit';
import { ProgressMeter } from './progress';
import type { ImportStore } from './store';
import { BatchWriter } from './writer';

/** Rejections that travel to the page with the report; storage has them all. */
const REPORTED = 1000;

/** Looks at files in parallel (pixels/pool). */
export interface Examiner {
  readonly lanes: number;
  skipKnown(hashes: ImageHash[]): Promise<void>;
  /** What each of a handful of files is, in their order. */
  examine(files: Blob[]): Promise<Examined[]>;
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
  private readonly started = performance.now();

  constructor(
    private readonly before: ReadonlyMap<ImageHash, ImageRecord>,
    private readonly classNames: ReadonlyMap<string, string>,
    readonly writer: BatchWriter,
  ) {}

  reject(path: string, reason: Rejection['reason'], message: string): void {
    this.rejections.push({ path, reason, message });
  }

  async take(candidate: Candidate, examined: Examined): Promise<void> {
    if (examined.kind === 'rejected') {
      this.reject(candidate.path, examined.reason, examined.message);
      return;
    }
    const { hash } = examined;
    const earlier = this.met.get(hash);
    if (earlier) {
      await this.takeCopy(candidate, hash, earlier);
      return;
    }
    const record = this.before.get(hash);
    this.met.set(hash, { candidate, isNew: !record });
    if (record) this.takeKnown(candidate, record);
    else if (examined.kind === 'picture') await this.writer.add(candidate, examined);
  }

  /**
   * The same bytes twice in one import. From two classes, neither wins: the
   * picture goes to the unlabelled tray, for the person to decide.
   */
  private async takeCopy(
    candidate: Candidate,
    hash: ImageHash,
    earlier: { candidate: Candidate; isNew: boolean },
  ): Promise<void> {
    const { path } = earlier.candidate;
    const claims = [claim(earlier.candidate), claim(candidate)];
    if (claims.includes(null) || claims[0] === claims[1]) {
      this.reject(candidate.path, 'duplicate', `The file is a duplicate of ${path}.`);
      return;
    }
    const outcome = earlier.isNew
      ? 'It came in once, unlabelled: put it into the class that is right.'
      : 'It is in the dataset already and stays as it is.';
    this.reject(
      candidate.path,
      'conflict',
      `The same picture is in another class as ${path}. ${outcome}`,
    );
    if (earlier.isNew) await this.writer.unlabel(hash);
  }

  /** In from an earlier import: what the person has made of it since then stays. */
  private takeKnown(candidate: Candidate, record: ImageRecord): void {
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
      `The same picture is in the dataset already, in the class ${current} (${record.path}). It stays there.`,
    );
  }

  async report(
    store: ImportStore,
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
      nearDuplicateGroups,
      ...facts,
      ended: Date.now(),
      seconds: (performance.now() - this.started) / 1000,
    };
  }
}

/** Looking at a file has a fixed cost, shared by so many files, or so many bytes, whichever comes first. */
const HANDFUL_FILES = 16;
const HANDFUL_BYTES = 2 * 2 ** 20;

function* handfuls(candidates: readonly Candidate[]): Generator<Candidate[]> {
  let handful: Candidate[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    const full = handful.length === HANDFUL_FILES || bytes + candidate.bytes > HANDFUL_BYTES;
    if (full && handful.length > 0) {
      yield handful;
      handful = [];
      bytes = 0;
    }
    handful.push(candidate);
    bytes += candidate.bytes;
  }
  if (handful.length > 0) yield handful;
}

/** What each of a handful is; one after another is opened, since a zip's member may unpack to more than it says. */
async function look(handful: readonly Candidate[], examiner: Examiner): Promise<Examined[]> {
  const found: (Examined | null)[] = [];
  const files: Blob[] = [];
  for (const candidate of handful) {
    try {
      files.push(await candidate.open());
      found.push(null);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      found.push({ kind: 'rejected', reason: error.reason, message: error.message });
    }
  }
  const examined = files.length > 0 ? await examiner.examine(files) : [];
  return found.map((one) => one ?? examined.shift()!);
}

/**
 * Import what is listed: progress a few times a second, then the report. Pictures are
 * stored in batches as they come, so whatever ends the import (the signal, a full
 * disk, a closed tab) keeps what is in, and importing the same files again goes on
 * from there.
 */
export async function* importListed(
  listing: Promise<Listing>,
  store: ImportStore,
  examiner: Examiner,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, void> {
  const began = Date.now();
  const [{ candidates, rejections, folderLabels }, images, classes, settings] = await Promise.all([
    listing,
    store.images(),
    store.classes(),
    store.splitSettings(),
  ]);
  const before = new Map(images.map((record) => [record.hash, record]));
  await examiner.skipKnown([...before.keys()]);
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const writer = new BatchWriter(
    store,
    new Set(names.keys()),
    new ProvisionalSplit(images, settings),
  );
  const importer = new Importer(before, names, writer);
  for (const { path, reason, message } of rejections) importer.reject(path, reason, message);

  const meter = new ProgressMeter(candidates.length);
  let looked = 0;
  try {
    const results = inOrder(handfuls(candidates), examiner.lanes, (handful) =>
      look(handful, examiner),
    );
    for await (const { item: handful, result } of results) {
      for (const [i, candidate] of handful.entries()) await importer.take(candidate, result[i]!);
      looked += handful.length;
      meter.count(handful.length);
      const progress = meter.due();
      if (progress) yield { kind: 'progress', progress, current: handful.at(-1)!.path };
      if (signal.aborted || writer.unstored > 0) break;
    }
  } finally {
    await writer.flush();
  }
  if (writer.unstored > 0) {
    const left = writer.unstored + candidates.length - looked;
    importer.reject(
      candidates[looked - 1]!.path,
      'disk-full',
      `The browser's storage is full: ${left === 1 ? 'this file' : `about here, ${left.toLocaleString('en-GB')} files`} did not come in. What is in stays in. Free some disk space and bring the same files again; the import goes on from here.`,
    );
  }
  yield {
    kind: 'done',
    report: await importer.report(store, { folderLabels, began, cancelled: signal.aborted }),
  };
}
