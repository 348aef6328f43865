import type { ImageHash } from '../../domain/dataset/dataset';
import type { PixelSource } from './source';

/** Sets kept at a time: of the families that are compared, each may have a size of its own. */
const MOST = 3;

/** The next run of a queue begins at once: after so long there is none. */
const IDLE_MS = 10_000;

interface Kept {
  places: Map<ImageHash, number>;
  source: PixelSource;
  users: number;
}

/** The squares at `places` of a set, in another order or fewer of them. */
function within(kept: Kept, hashes: readonly ImageHash[], close: () => void): PixelSource {
  const { source, places } = kept;
  const at = Uint32Array.from(hashes, (hash) => places.get(hash)!);
  return {
    size: source.size,
    count: hashes.length,
    inMemoryOnly: source.inMemoryOnly ?? 0,
    read: (indices, target) =>
      source.read(
        Array.from(indices, (index) => at[index]!),
        target,
      ),
    close: async () => close(),
  };
}

/**
 * Decoded squares, by size, for the next run with the same images: the runs of an experiment
 * have the same ones in other splits. They are given back shortly after the last run.
 */
export class PixelCache {
  /** The least recently used first: a Map keeps insertion order. */
  private readonly bySize = new Map<number, Kept>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param prepare decodes `hashes`, in that order. */
  async get(
    hashes: readonly ImageHash[],
    size: number,
    prepare: () => Promise<PixelSource>,
  ): Promise<PixelSource> {
    clearTimeout(this.timer);
    const kept = (await this.keptOf(hashes, size)) ?? (await this.prepared(hashes, prepare));
    this.bySize.delete(size);
    this.bySize.set(size, kept);
    kept.users++;
    let closed = false;
    return within(kept, hashes, () => {
      if (closed) return;
      closed = true;
      kept.users--;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.release(), IDLE_MS);
    });
  }

  /** Give back the space of all sets that no run uses. */
  async release(): Promise<void> {
    for (const size of [...this.bySize.keys()]) await this.drop(size);
  }

  /** The set of this size where it has all of the images; else it gives its space back. */
  private async keptOf(hashes: readonly ImageHash[], size: number): Promise<Kept | undefined> {
    const kept = this.bySize.get(size);
    if (kept && hashes.every((hash) => kept.places.has(hash))) return kept;
    await this.drop(size);
    return undefined;
  }

  private async prepared(
    hashes: readonly ImageHash[],
    prepare: () => Promise<PixelSource>,
  ): Promise<Kept> {
    for (const size of [...this.bySize.keys()].slice(0, this.bySize.size - MOST + 1)) {
      await this.drop(size);
    }
    const source = await prepare().catch(async (error: unknown) => {
      if (this.bySize.size === 0 || isAbort(error)) throw error;
      // There may be too little memory or space for all.
      await this.release();
      return await prepare();
    });
    return { places: new Map(hashes.map((hash, place) => [hash, place])), source, users: 0 };
  }

  private async drop(size: number): Promise<void> {
    const kept = this.bySize.get(size);
    if (!kept || kept.users > 0) return;
    this.bySize.delete(size);
    await kept.source.close();
  }
}

const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';
