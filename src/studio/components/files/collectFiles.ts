import { isJunk } from '../../../domain/dataset/labels';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { droppedFolder, type Folder, type FolderFile } from './folder';

/** What a drop or a picker gave: the files, and the names that the browser refused to read. */
export interface Collected {
  files: IncomingFile[];
  unreadable: string[];
}

/** Called now and then with how many files were found so far. */
export type OnFound = (count: number) => void;

/** Finds the files; starts at once, since the browser forgets what was dropped. */
export type Collect = (onFound: OnFound) => Promise<Collected>;

/** Files opened together: their answers arrive in one task of a few milliseconds. */
const AT_ONCE = 64;

/** Files of a picker. A folder picker's files carry their path inside the folder. */
export function collectPicked(list: ArrayLike<File>): Collected {
  const files = Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  return { files: files.filter(({ path }) => !isJunk(path)), unreadable: [] };
}

/**
 * Everything that was dropped, folders walked however deep. Must be called while
 * the drop event is being handled: the browser forgets its items afterwards.
 */
export async function collectDropped(
  transfer: DataTransfer,
  onFound: OnFound = () => {},
): Promise<Collected> {
  const loose: File[] = [];
  const folders: Folder[] = [];
  for (const item of Array.from(transfer.items)) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = entry?.isDirectory ? null : item.getAsFile();
    if (file) loose.push(file);
    else if (entry) folders.push(droppedFolder(entry as FileSystemDirectoryEntry));
  }
  const walked = await collectFolders(folders, onFound);
  return { ...walked, files: [...collectPicked(loose).files, ...walked.files] };
}

/**
 * Everything in these folders, however deep. Opens a few files at a time, so thousands
 * of files never block the page, and one entry that cannot be read stops nothing
 * (which is why this is not a library: those walk all at once and fail as one).
 */
export async function collectFolders(folders: Folder[], onFound: OnFound): Promise<Collected> {
  const collected: Collected = { files: [], unreadable: [] };
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    try {
      for await (const { files, folders } of folder.entries()) {
        waiting.push(...folders);
        const wanted = files.filter(({ path }) => !isJunk(path));
        for (let at = 0; at < wanted.length; at += AT_ONCE) {
          const some = wanted.slice(at, at + AT_ONCE);
          await Promise.all(some.map((file) => openInto(collected, file)));
          onFound(collected.files.length);
        }
      }
    } catch {
      collected.unreadable.push(folder.path);
    }
  }
  return collected;
}

async function openInto({ files, unreadable }: Collected, { path, open }: FolderFile) {
  try {
    files.push({ path, file: await open() });
  } catch {
    unreadable.push(path);
  }
}
