import { sha256 } from '../sha256';
import {
  SPLITS,
  UNLABELLED,
  type ClassLabel,
  type ImageRecord,
  type Snapshot,
  type SnapshotItem,
  type Split,
} from './dataset';
import { message, StudioError, type Message } from '../../texts/message';

export type Snapshotable = Pick<
  ImageRecord,
  'hash' | 'classId' | 'split' | 'path' | 'groupId' | 'pinnedSplit'
>;

/** How many images a class has in each split; `none`: not split (yet). */
export type ClassCounts = Record<Split | 'none', number>;

const sizeOf = (counts: ClassCounts | undefined): number =>
  counts ? counts.none + SPLITS.reduce((sum, split) => sum + counts[split], 0) : 0;

/**
 * Why no run can use this dataset, as a message that says what to do; null when one can.
 * @param counts by class id, `unlabelled` included if any
 * @param isSplit whether a run uses the counted splits, not some of its own
 */
export function datasetProblem(
  counts: Readonly<Record<string, ClassCounts>>,
  classes: readonly ClassLabel[],
  isSplit = true,
): Message | null {
  const total = Object.values(counts).reduce((sum, ofClass) => sum + sizeOf(ofClass), 0);
  if (total === 0) return message('training.dataset.empty');
  const [only, second] = classes;
  if (!only || sizeOf(counts[UNLABELLED]) === total) return message('training.dataset.unlabelled');
  if (!second) return message('training.dataset.oneClass', { name: only.name });
  const names = new Set<string>();
  for (const { id, name } of classes) {
    if (names.has(name)) return message('training.dataset.sameName', { name });
    names.add(name);
    const ofClass = counts[id];
    const size = sizeOf(ofClass);
    if (!ofClass || size === 0) return message('training.dataset.emptyClass', { name });
    const empty = SPLITS.find((split) => ofClass[split] === 0);
    if (isSplit && ofClass.none === 0 && empty) {
      const split = message(`training.dataset.splits.${empty}`);
      return message('training.dataset.emptySplit', { name, split, total: size });
    }
  }
  return null;
}

function countByClass(images: readonly Snapshotable[]): Record<string, ClassCounts> {
  const counts: Record<string, ClassCounts> = {};
  for (const { classId, split } of images) {
    counts[classId] ??= { train: 0, validation: 0, test: 0, none: 0 };
    counts[classId][split]++;
  }
  return counts;
}

const hashOf = (items: readonly SnapshotItem[]): Promise<string> =>
  sha256(
    new TextEncoder().encode(
      items.map(({ hash, classIndex, split }) => `${hash} ${classIndex} ${split}\n`).join(''),
    ),
  );

/**
 * The same images, all to be trained on, but those that the user pinned to test, with their groups,
 * which stay test images; with `keptOut`, test images that the snapshot does not have. Pins that leave
 * nothing to train on (a folder that happens to be called `test`) are none.
 */
export async function trainingOnly(
  snapshot: Snapshot,
  keptOut: readonly SnapshotItem[],
): Promise<Snapshot> {
  const pinned = snapshot.items.filter(({ pinnedSplit }) => pinnedSplit === 'test');
  const tested = new Set(pinned.map(({ groupId }) => groupId));
  const isUsable = snapshot.items.some(({ groupId }) => !tested.has(groupId));
  const own = snapshot.items.map((item) => ({
    ...item,
    split: isUsable && tested.has(item.groupId) ? ('test' as const) : ('train' as const),
  }));
  const items = [...own, ...keptOut].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return { ...snapshot, items, hash: await hashOf(items) };
}

/**
 * Freeze the dataset for a run: the labelled images in the order of their
 * hashes, which does not depend on file names or on the order of their import.
 * Throws an Error with a message for the user when no run can use the dataset, or when a
 * labelled image has no split: none is left out silently.
 */
export async function takeSnapshot(
  images: readonly Snapshotable[],
  classes: readonly ClassLabel[],
): Promise<Snapshot> {
  const problem = datasetProblem(countByClass(images), classes);
  if (problem) throw new StudioError(problem);
  const ordered = [...classes].sort((a, b) => a.position - b.position);
  const indexOf = new Map(ordered.map(({ id }, index) => [id, index]));
  const items: SnapshotItem[] = [];
  for (const { hash, classId, split, path, groupId, pinnedSplit } of images) {
    if (classId === UNLABELLED) continue;
    const classIndex = indexOf.get(classId);
    if (classIndex === undefined || split === 'none') {
      throw new StudioError(message('training.dataset.notSplit', { path }));
    }
    items.push({ hash, classIndex, split, path, groupId, pinnedSplit });
  }
  items.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return {
    version: 2,
    hash: await hashOf(items),
    classes: ordered.map(({ name }) => name),
    classIds: ordered.map(({ id }) => id),
    items,
  };
}

/** Positions in the snapshot of the images in one part, in the snapshot's order. */
export const indicesOf = ({ items }: Snapshot, split: Split): Uint32Array =>
  Uint32Array.from(items.flatMap((item, index) => (item.split === split ? [index] : [])));

/** How many images each split has. */
export function splitCounts({ items }: Snapshot): Record<Split, number> {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const { split } of items) counts[split]++;
  return counts;
}
