/** The origin's private file system; undefined where there is none: plain http, private windows of Firefox and WebKit, Node. */
export const root = async (): Promise<FileSystemDirectoryHandle | undefined> =>
  await (globalThis as { navigator?: { storage?: Partial<StorageManager> } }).navigator?.storage
    ?.getDirectory?.()
    .catch(() => undefined);
