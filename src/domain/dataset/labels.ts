import type { Split } from './dataset';

/** What a file's folders say about it. */
export interface PathLabel {
  /** Name of the deepest folder that means something; null: the picture goes unlabelled. */
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

const splitOf = (folder: string): Split | null => SPLIT_FOLDERS[folder.toLowerCase()] ?? null;

const namesClass = (folder: string): boolean =>
  !splitOf(folder) && !MEANINGLESS.has(folder.toLowerCase());

const foldersOf = (path: string): string[] => path.split('/').slice(0, -1);

/** Length of the longest run of folders that every path starts with. */
function sharedDepth(folders: string[][]): number {
  const [first = [], ...others] = folders;
  let depth = first.length;
  for (const other of others) {
    let same = 0;
    while (same < depth && other[same] === first[same]) same++;
    depth = same;
  }
  return depth;
}

/**
 * Labels for files that came together, by their `/`-separated paths.
 *
 * A class is the deepest folder that is neither a split (`train`, `val`,
 * `validation`, `test`, …, in any case) nor a word like `images`. Folders that
 * all files share are the dataset's own and name no class, so that loose files
 * beside the class folders go unlabelled; but when the files share *all* their
 * folders, a person dropped one class folder by itself, and it names the class.
 */
export function labelPaths(paths: readonly string[]): PathLabel[] {
  const folders = paths.map(foldersOf);
  const shared = sharedDepth(folders);
  const oneFolder = folders.every((path) => path.length === shared);
  return folders.map((path) => ({
    className: (oneFolder ? path : path.slice(shared)).findLast(namesClass) ?? null,
    pinnedSplit: path.map(splitOf).findLast((split) => split !== null) ?? null,
  }));
}

/**
 * Files that operating systems leave in folders and zips: passed over without a
 * word, because the person never put them there.
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
