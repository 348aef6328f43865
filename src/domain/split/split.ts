import {
  SPLITS,
  UNLABELLED,
  type ImageHash,
  type ImageRecord,
  type Split,
  type SplitSettings,
} from '../dataset/dataset';
import { deriveSeed } from '../random';
import { DEFAULT_SPLIT, DEFAULT_SPLIT_SEED, type RecipeSplit } from '../recipe/recipe';

/** How a dataset is divided until the user chooses otherwise. */
export const DEFAULT_SPLIT_SETTINGS: SplitSettings = {
  seed: DEFAULT_SPLIT_SEED,
  fractions: DEFAULT_SPLIT,
};

/** The dataset's split as a recipe says it. */
export const recipeSplitOf = ({ seed, fractions }: SplitSettings): RecipeSplit => ({
  ...fractions,
  seed,
});

/** A recipe's split as the dataset's settings say it. */
export const splitSettingsOf = ({ seed, ...fractions }: RecipeSplit): SplitSettings => ({
  seed,
  fractions,
});

/** Fractions that differ by less divide no dataset differently: they were rounded. */
const SAME = 1e-9;

export const isSameSplit = (a: RecipeSplit, b: RecipeSplit): boolean =>
  a.seed === b.seed && SPLITS.every((split) => Math.abs(a[split] - b[split]) < SAME);

/** What the split needs to know of an image. */
export type Splittable = Pick<ImageRecord, 'hash' | 'classId' | 'groupId' | 'pinnedSplit'>;

/** Images that stay together: near-duplicates, a person's, a recording's. */
export interface Group {
  hashes: ImageHash[];
  pinned: Split | null;
  /** The class of most of its images: what it is stratified by. */
  classId: string;
  /** Its place in the seed's order. */
  rank: number;
}

export type Fractions = SplitSettings['fractions'];

/** The user's own test images stay test images: their near-duplicates follow them there. */
const STRONGEST_FIRST: Split[] = ['test', 'validation', 'train'];

function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}

/** The groups of the labelled ones among the images, in the order of their first images. */
export function gatherGroups(images: readonly Splittable[], seed: number): Group[] {
  const members = new Map<string, Splittable[]>();
  for (const image of images) {
    if (image.classId === UNLABELLED) continue;
    const group = members.get(image.groupId);
    if (group) group.push(image);
    else members.set(image.groupId, [image]);
  }
  return [...members.values()].map((group) => {
    const hashes = group.map(({ hash }) => hash).sort();
    const pins = group.map(({ pinnedSplit }) => pinnedSplit);
    return {
      hashes,
      pinned: STRONGEST_FIRST.find((split) => pins.includes(split)) ?? null,
      classId: commonest(group.map(({ classId }) => classId)),
      rank: deriveSeed(seed, 'split', hashes[0]!),
    };
  });
}

/**
 * Deal one class's groups out in the seed's order: the first 70% of the images
 * to training, and so on; a group goes where its middle image falls. An
 * image's rank depends on nothing but itself and the seed, so adding images
 * moves only those near a boundary.
 */
export function deal(
  groups: readonly Group[],
  fractions: Fractions,
  into: Map<ImageHash, Split>,
): void {
  const ordered = [...groups].sort(
    (a, b) => a.rank - b.rank || (a.hashes[0]! < b.hashes[0]! ? -1 : 1),
  );
  const total = ordered.reduce((sum, group) => sum + group.hashes.length, 0);
  const dealt: Record<Split, Group[]> = { train: [], validation: [], test: [] };
  let seen = 0;
  for (const group of ordered) {
    const middle = (seen + group.hashes.length / 2) / total;
    seen += group.hashes.length;
    if (middle < fractions.train) dealt.train.push(group);
    else if (middle < fractions.train + fractions.validation) dealt.validation.push(group);
    else dealt.test.push(group);
  }
  // A small class still gets an image into every part that was asked for, while training can spare one.
  for (const split of ['test', 'validation'] as const) {
    const other = split === 'test' ? 'validation' : 'test';
    if (fractions[split] === 0 || dealt[split].length > 0) continue;
    const donor = dealt.train.length > 1 ? 'train' : other;
    if (dealt[donor].length > 1) dealt[split].push(dealt[donor].pop()!);
  }
  for (const split of SPLITS) {
    for (const group of dealt[split]) for (const hash of group.hashes) into.set(hash, split);
  }
}

/** Pins that put every image into one part made no split (a folder that happens to be called `test`). */
export const pinsMakeNoSplit = (groups: readonly Group[]): boolean =>
  groups.every(({ pinned }) => pinned !== null && pinned === groups[0]!.pinned);

/** Share `fractions` between the parts given only; all to training when none of them has a share. */
function onlyBetween(parts: Split[], fractions: Fractions): Fractions {
  const share = (split: Split) => (parts.includes(split) ? fractions[split] : 0);
  const total = share('train') + share('validation') + share('test');
  if (total === 0) return { train: 1, validation: 0, test: 0 };
  return {
    train: share('train') / total,
    validation: share('validation') / total,
    test: share('test') / total,
  };
}

/**
 * The part that an image alone in its group, with no part of its own, most likely gets
 * among many: ranks are spread evenly.
 */
export function likelySplit(hash: ImageHash, { seed, fractions }: SplitSettings): Split {
  const place = deriveSeed(seed, 'split', hash) / 2 ** 32;
  if (place < fractions.train) return 'train';
  return place < fractions.train + fractions.validation ? 'validation' : 'test';
}

/**
 * Which part each labelled image is in: stratified by class, near-duplicates
 * together, decided by the seed. Unlabelled images are in none, and not in the
 * result.
 *
 * Parts that the user's folders or recordings made (`pinnedSplit`) are kept. A part of a class
 * that they did not make is taken from its pinned training images. Pins that put every image
 * into one part made no split (a folder that happens to be called `test`), and
 * are ignored.
 */
export function splitImages(
  images: readonly Splittable[],
  { seed, fractions }: SplitSettings,
): Map<ImageHash, Split> {
  const groups = gatherGroups(images, seed);
  const pinnedParts = SPLITS.filter((split) => groups.some(({ pinned }) => pinned === split));

  const result = new Map<ImageHash, Split>();
  for (const classId of new Set(groups.map((group) => group.classId))) {
    const ofClass = groups.filter((group) => group.classId === classId);
    if (pinnedParts.length === 0 || pinsMakeNoSplit(groups)) {
      deal(ofClass, fractions, result);
      continue;
    }
    const free = ofClass.filter(({ pinned }) => pinned === null);
    const training = ofClass.filter(({ pinned }) => pinned === 'train');
    const missing = SPLITS.filter((split) => !ofClass.some(({ pinned }) => pinned === split));
    deal(free, fractions, result);
    deal(training, onlyBetween(['train', ...missing], fractions), result);
    for (const { hashes, pinned } of ofClass) {
      if (pinned === 'validation' || pinned === 'test') {
        for (const hash of hashes) result.set(hash, pinned);
      }
    }
  }
  return result;
}

/** The images as these settings divide them; the unlabelled ones are in no part. */
export function divideImages<I extends Splittable & { split: Split | 'none' }>(
  images: readonly I[],
  settings: SplitSettings,
): I[] {
  const splits = splitImages(images, settings);
  return images.map((image) => ({ ...image, split: splits.get(image.hash) ?? 'none' }));
}
