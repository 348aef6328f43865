import type { Split } from './dataset';

/** What a file's folders say about it. */
export interface PathLabel {
  /** Name of its folder on the level that names the classes; null: the image goes unlabelled. */
  className: string | null;
  /** The part a `train`, `val` or `test` folder puts it in, if there is one. */
  pinnedSplit: Split | null;
}

const SPLIT_FOLDERS: Record<string, Split> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** Folders that say what is in them, not which class it is. */
const MEANINGLESS = new Set(
  (
    'data dataset datasets image images img imgs photo photos photograph photographs picture ' +
    'pictures pics files jpg jpeg png webp raw all downloads desktop documents'
  ).split(' '),
);

/** Folders that collect images of one sitting or one batch: `session1`, `fold_2`, `2021-06-30`. */
const COLLECTION =
  /^((session|batch|fold|part|take|video|clip|run|seq|sequence|series|camera|cam|burst|shard|shoot)[ _-]*\d+|(19|20)\d\d([-_.]?\d\d){0,2})$/i;

/** Of the names on a level, so many must be in two splits or more for the level to pass as repeating. */
const REPEATING = 0.5;
/** Of the images in any class folder, so many must reach a level. */
const COVERED = 0.5;

const splitOf = (folder: string): Split | null => SPLIT_FOLDERS[folder.toLowerCase()] ?? null;

const foldersOf = (path: string): string[] => path.split('/').slice(0, -1);

/**
 * The folders of a path that may name its class, from the top: neither a split (`train`, `val`,
 * `validation`, `test`, …, in any case) nor a word like `images`. Their places are the levels.
 */
export const classFolders = (path: string): string[] =>
  foldersOf(path).filter((name) => !splitOf(name) && !MEANINGLESS.has(name.toLowerCase()));

const pinnedSplitOf = (path: string): Split | null =>
  foldersOf(path)
    .map(splitOf)
    .findLast((split) => split !== null) ?? null;

/** How many levels every path shares, name by name. */
function sharedLevels(folders: string[][]): number {
  const [first = [], ...others] = folders;
  let shared = first.length;
  for (const other of others) {
    let same = 0;
    while (same < shared && other[same] === first[same]) same++;
    shared = same;
  }
  return shared;
}

/** The names on a level: how many images each has, and the splits that it is found in. */
function namesOn(level: number, folders: string[][], splits: (Split | null)[]) {
  const names = new Map<string, { images: number; splits: Set<Split> }>();
  folders.forEach((path, i) => {
    const name = path[level];
    if (name === undefined) return;
    const found = names.get(name) ?? { images: 0, splits: new Set() };
    found.images++;
    const split = splits[i];
    if (split) found.splits.add(split);
    names.set(name, found);
  });
  return names;
}

/** Those that pass, or all of them where none does. */
const preferably = <T>(items: T[], passes: (item: T) => boolean): T[] => {
  const passing = items.filter(passes);
  return passing.length > 0 ? passing : items;
};

/**
 * The level whose folders name the classes, decided by the tree as a whole; null where no folder
 * does. The topmost level below what all images share, as Keras and torchvision take it, except
 * that a level is passed over for one
 * - that more than a few images reach,
 * - whose names repeat in several splits (`train/cat`, `test/cat`), as those of sessions do not,
 * - that is not made of sessions, batches or dates.
 * Where all images share all their folders, one class folder was given by itself: its own name.
 */
export function classLevel(paths: readonly string[]): number | null {
  const folders = paths.map(classFolders);
  const splits = paths.map(pinnedSplitOf);
  const depth = folders.reduce((most, path) => Math.max(most, path.length), 0);
  const shared = sharedLevels(folders);
  const all = Array.from({ length: depth }, (_, level) => {
    const names = namesOn(level, folders, splits);
    const values = [...names.values()];
    return {
      level,
      images: values.reduce((sum, { images }) => sum + images, 0),
      repeating: values.filter((name) => name.splits.size > 1).length / values.length,
      isCollection: [...names.keys()].every((name) => COLLECTION.test(name)),
    };
  });
  const below = all.slice(shared);
  const sharedClass = all.slice(0, shared).findLast(({ isCollection }) => !isCollection)?.level;
  if (below.length === 0) return sharedClass ?? (shared > 0 ? shared - 1 : null);
  if (below.every(({ isCollection }) => isCollection) && sharedClass !== undefined) {
    return sharedClass;
  }
  const covered = below.filter(({ images }) => images >= COVERED * below[0]!.images);
  const repeated = preferably(covered, ({ repeating }) => repeating >= REPEATING);
  return preferably(repeated, ({ isCollection }) => !isCollection)[0]!.level;
}

/**
 * Labels for files that came together, by their `/`-separated paths. A file with no folder on
 * the level goes unlabelled.
 *
 * @param level which of `classFolders` names the class; by default `classLevel` of the paths.
 */
export const labelPaths = (
  paths: readonly string[],
  level: number | null = classLevel(paths),
): PathLabel[] =>
  paths.map((path) => ({
    className: level === null ? null : (classFolders(path)[level] ?? null),
    pinnedSplit: pinnedSplitOf(path),
  }));

/** The class names that each level would give, from the top, each level's in alphabetical order. */
export function labelLevels(paths: readonly string[]): string[][] {
  const levels: Set<string>[] = [];
  for (const path of paths) {
    classFolders(path).forEach((name, level) => (levels[level] ??= new Set()).add(name));
  }
  const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  return levels.map((names) => [...names].sort(inOrder));
}

/**
 * Files that operating systems leave in folders and zips: passed over without a
 * word, because the user never put them there.
 */
export function isJunk(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1)!.toLowerCase();
  return (
    parts.includes('__MACOSX') ||
    parts.some((part) => part.startsWith('.') && part !== '.' && part !== '..') ||
    name === 'thumbs.db' ||
    name === 'desktop.ini'
  );
}
