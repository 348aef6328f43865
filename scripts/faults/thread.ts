/** What is put into every thread of the page when a kind of fault asks for it. */

export type FaultyThread = typeof globalThis & {
  faults: {
    /** Every write is refused, as on a full disk. */
    diskIsFull: boolean;
    /** Bytes of the reserve that were given back. */
    spare: number;
    /** Milliseconds that the clock has jumped ahead. */
    ahead: number;
  };
};

/** Run in a page or a worker, before or while it works. It must stand alone: it is sent as text. */
export function prepareThread(): void {
  const scope = globalThis as FaultyThread;
  if (scope.faults as object | undefined) return;
  const faults = (scope.faults = { diskIsFull: false, spare: 0, ahead: 0 });
  const refuse = (): never => {
    const error = new DOMException('The disk is full, by the test.', 'QuotaExceededError');
    // What drives the browser counts them.
    console.debug(error.message);
    throw error;
  };
  const { now } = Date;
  Date.now = () => now() + faults.ahead;
  // A page of another origin, such as about:blank, has neither.
  if (!('IDBObjectStore' in scope && 'FileSystemDirectoryHandle' in scope)) return;

  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (value: unknown, key?: IDBValidKey) {
      // A record of a run or a setting is a few kilobytes: it finds room where the reserve was.
      const isSmall = !/^(originals|thumbnails|tensors)$/.test(this.name);
      if (faults.diskIsFull && !(isSmall && faults.spare > 0)) refuse();
      if (faults.diskIsFull) faults.spare -= 4096;
      return key === undefined ? write.call(this, value) : write.call(this, value, key);
    };
  }
  const { removeEntry } = FileSystemDirectoryHandle.prototype;
  FileSystemDirectoryHandle.prototype.removeEntry = async function (name, options) {
    await removeEntry.call(this, name, options);
    if (name === 'reserve') faults.spare += 512 * 1024;
  };
  const { createWritable } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createWritable = async function (options) {
    if (faults.diskIsFull) refuse();
    return await createWritable.call(this, options);
  };
}
