/** The origin's private file system in memory, as far as kept features use it: Node has none. */
interface Entry {
  bytes: Uint8Array;
  lastModified: number;
  isOpen: boolean;
}

export class PrivateFolder {
  readonly entriesByName = new Map<string, Entry>();
  quota = 8 * 2 ** 30;
  /** Bytes that can still be written. */
  space = Infinity;
  private clock = 0;

  /** To be put in place of `navigator`. */
  get navigator() {
    const folder = {
      getFileHandle: (name: string) => Promise.resolve(this.handle(name)),
      removeEntry: (name: string) => this.remove(name),
      entries: () => this.entries(),
    };
    return {
      storage: {
        getDirectory: async () => ({ getDirectoryHandle: async () => folder }),
        estimate: async () => ({ quota: this.quota, usage: this.bytes }),
      },
    };
  }

  get bytes(): number {
    return [...this.entriesByName.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  private async *entries() {
    for (const name of [...this.entriesByName.keys()]) yield [name, this.handle(name)] as const;
  }

  private async remove(name: string): Promise<void> {
    if (this.entriesByName.get(name)?.isOpen) {
      throw new DOMException('It is open.', 'NoModificationAllowedError');
    }
    this.entriesByName.delete(name);
  }

  private handle(name: string) {
    const made = this.entriesByName.get(name);
    const entry = made ?? { bytes: new Uint8Array(), lastModified: ++this.clock, isOpen: false };
    this.entriesByName.set(name, entry);
    return {
      getFile: async () => ({ size: entry.bytes.length, lastModified: entry.lastModified }),
      createSyncAccessHandle: async () => this.open(entry),
    };
  }

  private open(entry: Entry) {
    if (entry.isOpen) throw new DOMException('It is open.', 'NoModificationAllowedError');
    entry.isOpen = true;
    return {
      getSize: () => entry.bytes.length,
      read(target: ArrayBufferView, { at }: { at: number }) {
        const from = entry.bytes.subarray(at, at + target.byteLength);
        new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(from);
        return from.length;
      },
      write: (source: ArrayBufferView, { at }: { at: number }) => {
        const grown = Math.max(0, at + source.byteLength - entry.bytes.length);
        if (grown > this.space) throw new DOMException('Full.', 'QuotaExceededError');
        this.space -= grown;
        const bytes = new Uint8Array(entry.bytes.length + grown);
        bytes.set(entry.bytes);
        bytes.set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength), at);
        entry.bytes = bytes;
        entry.lastModified = ++this.clock;
        return source.byteLength;
      },
      truncate(size: number) {
        entry.bytes = entry.bytes.slice(0, size);
      },
      close() {
        entry.isOpen = false;
      },
    };
  }
}
