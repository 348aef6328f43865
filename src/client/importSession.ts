import { createStore } from 'zustand/vanilla';
import type { FolderLabels, ImportReport } from '../domain/dataset/dataset';
import { originOf, type ImportOrigin } from '../domain/dataset/unfinishedImport';
import type { Progress } from '../domain/run/event';
import type { EventSource } from '../engine/protocol/eventSource';
import type { ImportApi, ImportEvent, IncomingFile } from '../engine/protocol/importing';
import { hasLocks } from '../messaging/locks';
import type { EventStream } from '../messaging/workerClient';
import { purgeDeleted } from '../storage/deletedImages';
import { needsSplit } from '../storage/images';
import { imagesOfUndoSteps } from '../storage/undoSteps';
import { sweepProjects } from '../storage/privateFiles';
import {
  beginImport,
  countImport,
  forgetImport,
  markInterrupted,
} from '../storage/unfinishedImport';
import { ownDatasetWork, withDataset, withDatasetIfFree } from './datasetLock';
import { errorText, message, StudioError, type Text } from '../texts/message';
import { importWorker } from './workers';

export interface ImportState {
  status: 'idle' | 'importing' | 'cancelling' | 'done' | 'failed';
  /** Files found so far, while a zip is being listed. */
  listed: number;
  /** Null while files are being listed. */
  progress: Progress | null;
  /** Path of the file last inspected. */
  current: string;
  /** Set when status is done, until dismissed. */
  report: ImportReport | null;
  /** A message for the user, when status is failed. */
  error: Text | null;
}

const idle: ImportState = {
  status: 'idle',
  listed: 0,
  progress: null,
  current: '',
  report: null,
  error: null,
};

export const importStore = createStore<ImportState>(() => idle);

/** How far the import is, is stored this often: what a reload finds is at most this old. */
const COUNTED_MS = 500;

async function follow(events: EventStream<ImportEvent>): Promise<void> {
  let counted = -Infinity;
  for (;;) {
    const { value } = await events.next();
    if (!value) return;
    if (value.kind === 'listing') importStore.setState({ listed: value.found });
    else if (value.kind === 'progress') {
      importStore.setState({ progress: value.progress, current: value.current });
      if (performance.now() - counted < COUNTED_MS) continue;
      counted = performance.now();
      // Without it an interrupted import is told less exactly.
      void countImport(value.progress.done, value.progress.total).catch(() => undefined);
    } else if (value.kind === 'done') {
      importStore.setState({ ...idle, status: 'done', report: value.report });
    } else {
      importStore.setState({ ...idle, status: 'failed', error: value.message });
    }
  }
}

const isCancelling = (): boolean => importStore.getState().status === 'cancelling';

const isBusy = (): boolean => ['importing', 'cancelling'].includes(importStore.getState().status);

async function run(
  origin: ImportOrigin,
  begin: (api: ImportApi) => Promise<EventSource<ImportEvent>>,
): Promise<void> {
  if (isBusy()) return;
  importStore.setState({ ...idle, status: 'importing' });
  // Asked when there is something to keep; refusal only means that the browser may clear it when space is short.
  void (navigator.storage as Partial<StorageManager> | undefined)?.persist?.();
  try {
    await ownDatasetWork(); // Only another tab's work makes it give up.
    await withDatasetIfFree(async (isFree) => {
      if (!isFree) {
        throw new StudioError(
          message(hasLocks() ? 'storage.otherTabImports' : 'storage.oneTabWrites'),
        );
      }
      await beginImport(origin).catch(() => undefined); // A full disk: the import itself says so.
      try {
        const events = await importWorker.stream(begin);
        // Cancel may have been pressed before the worker knew of the import.
        if (isCancelling()) await importWorker.api.cancel();
        await follow(events);
      } finally {
        await forgetImport().catch(() => undefined);
      }
    });
  } catch (error) {
    importStore.setState({ ...idle, status: 'failed', error: errorText(error) });
  }
}

/** Files handed to the worker in one task of the main thread. */
const BATCH = 200;

/** Import files (and zips). Never rejects: how it went is in `importStore`. */
export const startImport = (files: IncomingFile[]): Promise<void> =>
  run(originOf(files), async (api) => {
    for (let at = 0; at < files.length; at += BATCH) {
      await api.addFiles(files.slice(at, at + BATCH));
    }
    return await api.importFiles();
  });

/** Draw this many illustrated people (null: the whole sample) with and without a mask, and import them. */
export const addSampleDataset = (people: number | null): Promise<void> =>
  run({ kind: 'sample' }, (api) => api.importSample(people));

/** Stop the import; what is imported stays, and its report follows. */
export async function cancelImport(): Promise<void> {
  if (importStore.getState().status !== 'importing') return;
  importStore.setState({ status: 'cancelling' });
  await importWorker.api.cancel();
}

/** Forget the last import's report or error. */
export function dismissReport(): void {
  if (!isBusy()) importStore.setState(idle);
}

/**
 * Label the images of an import by another level of their folders, and let its report say so.
 * The split is not recomputed. The same with the levels exchanged takes it back.
 */
export async function relabelImport(
  { began, ended }: Pick<ImportReport, 'began' | 'ended'>,
  { root, level }: Pick<FolderLabels, 'root' | 'level'>,
  to: number,
): Promise<void> {
  const perClass = await withDataset(() =>
    importWorker.api.relabelImport({ root, from: level, to, began, ended }),
  );
  const { report } = importStore.getState();
  if (report?.began !== began) return; // Dismissed, or another import's.
  const folderLabels = report.folderLabels.map((labels) =>
    labels.root === root ? { ...labels, level: to } : labels,
  );
  importStore.setState({ report: { ...report, perClass, folderLabels } });
}

type Update = 'regroup' | 'resplit';

/** Updates that have not begun: whoever asks for the same waits for this one. */
const waiting = new Map<Update, Promise<void>>();

function update(kind: Update): Promise<void> {
  const asked = waiting.get(kind);
  if (asked) return asked;
  const forget = () => void waiting.delete(kind);
  const begun = withDataset(async () => {
    forget();
    await importWorker.api[kind]();
  });
  waiting.set(kind, begun);
  // Refused before it began, where another tab writes.
  begun.catch(() => waiting.get(kind) === begun && forget());
  return begun;
}

/**
 * Recompute the split in the worker, after labels or split settings changed or images were
 * deleted. Waits for its turn; changes in quick succession share one.
 */
export const resplit = (): Promise<void> => update('resplit');

/** Recompute near-duplicate groups and the split in the worker, after images were restored. */
export const regroup = (): Promise<void> => update('regroup');

/**
 * Once, when the studio opens: free what was deleted in an earlier visit and cannot be restored
 * any more, and finish what an import cut short by a closed tab left undone. Leaves the dataset
 * alone when another tab is at work on it.
 */
export async function tidyDataset(): Promise<void> {
  await withDatasetIfFree(async (isFree) => {
    if (!isFree) return;
    // First what frees space, which the rest may need.
    await sweepProjects();
    await purgeDeleted(await imagesOfUndoSteps());
    await markInterrupted();
    if (await needsSplit()) await importWorker.api.regroup();
  });
}
