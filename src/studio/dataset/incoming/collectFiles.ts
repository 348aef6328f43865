import type { IncomingFile } from '../../../engine/protocol';

/** What a drop or a picker gave: the files, and the names the browser refused to hand over. */
export interface Collected {
  files: IncomingFile[];
  unreadable: string[];
}

/** What the system leaves in folders and no person means to bring. */
const CLUTTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|\._[^/]*)$/i;

/** Files opened together: their answers arrive in one task of a few milliseconds. */
const AT_ONCE = 64;

const relative = (path: string): string => path.replace(/^[./]*\//, '');

/** Files of a picker. A folder picker's files carry their path inside the folder. */
export function collectPicked(list: ArrayLike<File>): Collected {
  const files: IncomingFile[] = [];
  for (const file of Array.from(list)) {
    const path = relative(file.webkitRelativePath || file.name);
    if (!CLUTTER.test(path)) files.push({ path, file });
  }
  return { files, unreadable: [] };
}

/**
 * Everything that was dropped, folders walked however deep. Must be called while
 * the drop event is being handled: the browser forgets its items afterwards.
 *
 * Opens a few files at a time, so thousands of files never hold the page
 * up, and one entry that cannot be read stops nothing (which is why this is not a
 * library: those walk all at once and fail as one).
 *
 * @param onFound called now and then with how many files were found so far
 */
export async function collectDropped(
  transfer: DataTransfer,
  onFound: (count: number) => void = () => {},
): Promise<Collected> {
  const collected: Collected = { files: [], unreadable: [] };
  const directories: FileSystemDirectoryEntry[] = [];
  for (const item of Array.from(transfer.items)) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = entry?.isDirectory ? null : item.getAsFile();
    if (file) collected.files.push({ path: file.name, file });
    else if (entry) directories.push(entry as FileSystemDirectoryEntry);
  }
  for (let next = directories.pop(); next; next = directories.pop()) {
    directories.push(...(await walk(next, collected, onFound)));
  }
  collected.files = collected.files.filter(({ path }) => !CLUTTER.test(path));
  return collected;
}

/** Add a directory's files to `collected`; gives the directories inside it. */
async function walk(
  directory: FileSystemDirectoryEntry,
  collected: Collected,
  onFound: (count: number) => void,
): Promise<FileSystemDirectoryEntry[]> {
  const inside: FileSystemDirectoryEntry[] = [];
  const reader = directory.createReader();
  for (;;) {
    const batch = await readBatch(reader).catch(() => {
      collected.unreadable.push(relative(directory.fullPath));
      return [];
    });
    if (batch.length === 0) return inside;
    const files: FileSystemFileEntry[] = [];
    for (const entry of batch) {
      if (entry.isDirectory) inside.push(entry as FileSystemDirectoryEntry);
      else files.push(entry as FileSystemFileEntry);
    }
    // A batch may be a whole folder: some browsers give a hundred entries, some give all.
    for (let at = 0; at < files.length; at += AT_ONCE) {
      await Promise.all(files.slice(at, at + AT_ONCE).map((file) => readFile(file, collected)));
      onFound(collected.files.length);
    }
  }
}

/** Some entries; an empty answer is the end. */
const readBatch = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const readFile = (entry: FileSystemFileEntry, collected: Collected): Promise<void> =>
  new Promise((resolve) => {
    const path = relative(entry.fullPath);
    entry.file(
      (file) => {
        collected.files.push({ path, file });
        resolve();
      },
      () => {
        collected.unreadable.push(path);
        resolve();
      },
    );
  });
