/** Importing a dataset for a driver, and what came of it. */
import type { Split, SplitSettings } from '../domain/dataset/dataset';
import { labelPaths } from '../domain/dataset/labels';
import { deriveSeed, shuffledIndices } from '../domain/random';
import type { Progress } from '../domain/run/event';
import type { SplitFractions } from '../domain/recipe/recipe';
import type { IncomingFile } from '../engine/protocol/importing';
import { listClasses } from '../storage/classes';
import { deleteImages } from '../storage/deletedImages';
import { countByClass, imageHashes } from '../storage/images';
import { listRejections } from '../storage/rejections';
import { DEFAULT_SPLIT_SETTINGS } from '../domain/split/split';
import { getSetting } from '../storage/settings';
import { setSplitSettings } from '../storage/staleSplit';
import { english, StudioError } from '../texts/message';
import { addSampleDataset, importStore, resplit, startImport } from '../client/importSession';

export interface ImportChoices {
  /** Images of each class to keep, chosen by the seed; null keeps all. */
  limit: number | null;
  seed: number;
  fractions: SplitFractions;
}

export interface DatasetReport {
  classes: string[];
  counts: Record<string, number>;
  imported: number;
  rejected: { file: string; reason: string }[];
  duplicates: number;
  nearDuplicateGroups: number;
  split: SplitSettings & { counts: Record<string, Record<Split, number>> };
}

/** `limit` of each group of `items`, chosen by the seed. */
function choose<T>(groups: Iterable<[string, T[]]>, { limit, seed }: ImportChoices): T[] {
  const chosen: T[] = [];
  for (const [name, items] of groups) {
    const order = shuffledIndices(items.length, deriveSeed(seed, 'limit', name));
    for (const index of order.slice(0, limit ?? items.length)) chosen.push(items[index]!);
  }
  return chosen;
}

/** Files of a folder, limited before they are read; images in a zip are limited after they are imported. */
function incoming(files: File[], choices: ImportChoices): IncomingFile[] {
  if (!files.some((file) => file.webkitRelativePath)) {
    return files.map((file) => ({ path: file.name, file }));
  }
  const paths = files.map((file) => file.webkitRelativePath || file.name);
  const groups = new Map<string, IncomingFile[]>();
  for (const [index, { className }] of labelPaths(paths).entries()) {
    const group = groups.get(className ?? '') ?? [];
    group.push({ path: paths[index]!, file: files[index]! });
    groups.set(className ?? '', group);
  }
  return choose(groups, choices);
}

async function limitStored(choices: ImportChoices): Promise<void> {
  if (choices.limit === null) return;
  const groups: [string, string[]][] = [];
  for (const { id, name } of await listClasses())
    groups.push([name, await imageHashes({ classId: id })]);
  const kept = new Set(choose(groups, choices));
  const surplus = groups.flatMap(([, hashes]) => hashes.filter((hash) => !kept.has(hash)));
  if (surplus.length > 0) await deleteImages(surplus);
}

/** What is stored, whatever it came from. */
export async function storedDataset(): Promise<
  Pick<DatasetReport, 'classes' | 'counts' | 'imported' | 'split'>
> {
  const classes = await listClasses();
  const byClass = await countByClass();
  const parts = Object.fromEntries(
    classes.map(({ id, name }) => {
      const { train = 0, validation = 0, test = 0 } = byClass[id] ?? {};
      return [name, { train, validation, test }];
    }),
  );
  const total = ({ train, validation, test }: Record<Split, number>) => train + validation + test;
  const counts = Object.fromEntries(Object.entries(parts).map(([name, p]) => [name, total(p)]));
  const { seed, fractions } = (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS;
  return {
    classes: classes.map(({ name }) => name),
    counts,
    imported: Object.values(counts).reduce((a, b) => a + b, 0),
    split: { seed, fractions, counts: parts },
  };
}

async function report(choices: ImportChoices): Promise<DatasetReport> {
  const { report, error } = importStore.getState();
  if (!report) throw new StudioError(error ?? 'The import ended without a report.');
  await limitStored(choices);
  await setSplitSettings({ seed: choices.seed, fractions: choices.fractions });
  await resplit();
  // The report holds the first of them; storage has them all.
  const isWhole = report.rejections.length === report.rejected;
  const rejections = isWhole ? report.rejections : await listRejections();
  return {
    ...(await storedDataset()),
    rejected: rejections.map(({ path, message }) => ({ file: path, reason: english(message) })),
    duplicates: report.rejectedBy.duplicate ?? 0,
    nearDuplicateGroups: report.nearDuplicateGroups,
  };
}

async function withProgress(
  work: Promise<void>,
  tell: (progress: Progress) => void,
): Promise<void> {
  const stop = importStore.subscribe(({ progress }) => {
    if (progress) tell(progress);
  });
  await work.finally(stop);
}

export async function importSample(
  choices: ImportChoices,
  tell: (progress: Progress) => void,
): Promise<DatasetReport> {
  await withProgress(addSampleDataset(choices.limit), tell);
  return await report(choices);
}

/** A folder's files, or zips. */
export async function importFiles(
  files: File[],
  choices: ImportChoices,
  tell: (progress: Progress) => void,
): Promise<DatasetReport> {
  await withProgress(startImport(incoming(files, choices)), tell);
  return await report(choices);
}
