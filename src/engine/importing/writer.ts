import { UNLABELLED, type ImageHash, type Split } from '../../domain/dataset/dataset';
import type { Inspected } from '../pixels/decodeApi';
import type { Candidate } from './listing';
import type { ProvisionalSplit } from './provisionalSplit';
import type { ImportStore, ImageToStore } from './store';

/** A transaction's fixed cost is shared by so many images, or so many bytes, whichever comes first. */
const BATCH_IMAGES = 128;
const BATCH_BYTES = 16 * 2 ** 20;

type InspectedImage = Extract<Inspected, { kind: 'image' }>;

interface Waiting {
  candidate: Candidate;
  image: InspectedImage;
}

/** Stores images in batches, one being written while the next one fills. */
export class BatchWriter {
  private waiting = new Map<ImageHash, Waiting>();
  private bytes = 0;
  private writing: Promise<void> = Promise.resolve();
  private readonly classOf = new Map<ImageHash, string>();
  private lost = 0;

  constructor(
    private readonly store: ImportStore,
    private readonly knownClasses: ReadonlySet<string>,
    private readonly places: ProvisionalSplit,
  ) {}

  /** How many images found no space; above zero, nothing more is stored. */
  get unstored(): number {
    return this.lost;
  }

  /** Class id → how many images of it were stored. */
  get stored(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const id of this.classOf.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  }

  async add(candidate: Candidate, image: InspectedImage): Promise<void> {
    this.waiting.set(image.hash, { candidate, image });
    this.bytes += image.original.byteLength;
    if (this.waiting.size >= BATCH_IMAGES || this.bytes >= BATCH_BYTES) await this.startBatch();
  }

  /** Two classes claim the image: neither gets it. */
  async unlabel(hash: ImageHash): Promise<void> {
    const waiting = this.waiting.get(hash);
    if (waiting) {
      waiting.candidate = { ...waiting.candidate, className: null, classId: null };
      return;
    }
    await this.writing;
    if (!this.classOf.has(hash)) return;
    await this.store.unlabel([hash]);
    this.classOf.set(hash, UNLABELLED);
  }

  /** Write what waits and wait until it is in. */
  async flush(): Promise<void> {
    await this.startBatch();
    await this.writing;
  }

  private async startBatch(): Promise<void> {
    await this.writing;
    const batch = [...this.waiting.values()];
    this.waiting = new Map();
    this.bytes = 0;
    if (batch.length === 0) return;
    this.writing = this.write(batch);
    this.writing.catch(() => {}); // Thrown where it is next awaited.
  }

  private async write(batch: Waiting[]): Promise<void> {
    if (this.lost > 0) {
      this.lost += batch.length;
      return;
    }
    const images = await this.labelled(batch);
    if (images === 'full' || (await this.store.add(images)) === 'full') {
      this.lost += batch.length;
      return;
    }
    for (const { record } of images) this.classOf.set(record.hash, record.classId);
  }

  private async labelled(batch: Waiting[]): Promise<ImageToStore[] | 'full'> {
    const names = new Set<string>();
    for (const { candidate } of batch) if (candidate.className) names.add(candidate.className);
    const classes = await this.store.ensureClasses([...names]);
    if (classes === 'full') return 'full';
    const images = batch.map(({ candidate, image }) => {
      const { path, source, pinnedSplit, recording, className } = candidate;
      const { hash, width, height, mimeType, perceptualHash, original, thumbnail } = image;
      const byPath = className === null ? UNLABELLED : classes.get(className)!.id;
      const chosen = candidate.classId;
      return {
        original,
        thumbnail,
        record: {
          hash,
          path,
          source,
          pinnedSplit,
          ...(recording !== undefined && { recording }),
          width,
          height,
          mimeType,
          perceptualHash,
          classId: chosen !== null && this.knownClasses.has(chosen) ? chosen : byPath,
          split: 'none' as Split | 'none',
          groupId: hash, // Alone, until the whole is regrouped and split.
          byteLength: original.byteLength,
          addedAt: Date.now(),
        },
      };
    });
    const places = this.places.place(images.map(({ record }) => record));
    images.forEach(({ record }, i) => (record.split = places[i]!));
    return images;
  }
}
