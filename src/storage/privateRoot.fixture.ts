/** The root of the origin's private file system in memory, as far as the reserve and the sweeps use it. */
export class PrivateRoot {
  /** Bytes of each file; null: a folder. */
  readonly entries = new Map<string, number | null>();
  isFull = false;

  /** To be put in place of `navigator`. */
  get navigator() {
    return { storage: { getDirectory: async () => this.directory } };
  }

  private get directory() {
    return {
      getFileHandle: async (name: string) => {
        if (!this.entries.has(name)) this.entries.set(name, 0);
        return this.file(name);
      },
      getDirectoryHandle: () => Promise.reject(new DOMException('', 'NotFoundError')),
      removeEntry: async (name: string) => {
        if (!this.entries.delete(name)) throw new DOMException('', 'NotFoundError');
      },
    };
  }

  private file(name: string) {
    return {
      getFile: async () => ({ size: this.entries.get(name) }),
      createWritable: async () => {
        if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
        let size = 0;
        const write = async (bytes: Uint8Array) => void (size += bytes.length);
        return { write, close: async () => void this.entries.set(name, size) };
      },
    };
  }
}
