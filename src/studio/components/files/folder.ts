/** A file that is still to be opened, by its path from where the user pointed. */
export interface FolderFile {
  path: string;
  open(): Promise<File>;
}

/** A folder to walk, whichever of the browser's two ways gave it. */
export interface Folder {
  path: string;
  /** What is directly inside, some at a time. Throws where the folder cannot be listed. */
  entries(): AsyncGenerator<{ files: FolderFile[]; folders: Folder[] }>;
}

/** Entries of a picked folder given out together. */
const SOME = 100;

/** A folder that was dropped. Browsers list it a hundred entries at a time, or all at once. */
export function droppedFolder(directory: FileSystemDirectoryEntry): Folder {
  const pathOf = (entry: FileSystemEntry) => entry.fullPath.replace(/^\//, '');
  return {
    path: pathOf(directory),
    async *entries() {
      const reader = directory.createReader();
      for (;;) {
        const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
          reader.readEntries(resolve, reject),
        );
        if (batch.length === 0) return; // The end.
        const files = batch.filter((entry) => entry.isFile) as FileSystemFileEntry[];
        const inside = batch.filter((entry) => entry.isDirectory) as FileSystemDirectoryEntry[];
        yield {
          files: files.map((entry) => ({
            path: pathOf(entry),
            open: () => new Promise((resolve, reject) => entry.file(resolve, reject)),
          })),
          folders: inside.map(droppedFolder),
        };
      }
    },
  };
}

/** A folder that was chosen in the picker of `pickFolder`. */
function pickedFolder(directory: FileSystemDirectoryHandle, path = directory.name): Folder {
  return {
    path,
    async *entries() {
      let found: { files: FolderFile[]; folders: Folder[] } = { files: [], folders: [] };
      for await (const entry of directory.values()) {
        const inside = `${path}/${entry.name}`;
        if (entry.kind === 'directory') {
          found.folders.push(pickedFolder(entry as FileSystemDirectoryHandle, inside));
        } else {
          const handle = entry as FileSystemFileHandle;
          found.files.push({ path: inside, open: () => handle.getFile() });
        }
        if (found.files.length < SOME) continue;
        yield found;
        found = { files: [], folders: [] };
      }
      yield found;
    },
  };
}

declare global {
  interface Window {
    /** Not in every browser, nor yet in TypeScript's library. */
    showDirectoryPicker?(options?: { id?: string }): Promise<FileSystemDirectoryHandle>;
  }
}

/** Whether this browser can give a folder without listing all its files first. */
export const canPickFolder = (): boolean => window.showDirectoryPicker !== undefined;

/** The folder that the user chooses, or null when they change their mind. */
export async function pickFolder(): Promise<Folder | null> {
  try {
    return pickedFolder(await window.showDirectoryPicker!({ id: 'photographs' }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
