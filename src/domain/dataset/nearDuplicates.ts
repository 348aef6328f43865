import type { ImageHash, ImageRecord } from './dataset';

/**
 * Why images share a group: they are near-duplicates or frames of one recording, drawings of one
 * person, or the user says so.
 */
export type GroupReason = 'near' | 'person' | 'own';

/** What the images of a group have in common; null for an image alone in its group. */
export const groupReason = (groupId: string): GroupReason | null =>
  (['near', 'person', 'own'] as const).find((reason) => groupId.startsWith(`${reason}:`)) ?? null;

/** What grouping needs to know of an image. */
export type Groupable = Pick<
  ImageRecord,
  'hash' | 'perceptualHash' | 'source' | 'path' | 'recording' | 'ownGroup'
>;

/**
 * Bits of 256 in which two images may differ and still be near-duplicates. Measured
 * on 3,394 images of faces: rescaled, recoloured, cropped by a little or
 * the next frame of a burst are up to 58 apart; the first different people alike
 * in pose are at 62 (but for faces cut out on black, at 48); unrelated images are
 * around 120. Of the 117 groups that come of it, the largest has five images.
 */
const NEAR = 58;

/**
 * The same for two webcam frames of no recording. Those of one sitting are all alike, and one
 * group of them all could not be split; only frames that are as good as equal are kept together.
 */
const NEAR_WEBCAM = 12;

const WORDS = 8;

function writeBits({ perceptualHash }: Groupable, i: number, bits: Uint32Array): void {
  for (let w = 0; w < WORDS; w++) {
    bits[i * WORDS + w] = parseInt(perceptualHash.slice(w * 8, w * 8 + 8), 16);
  }
}

function bitsOf(images: readonly Groupable[]): Uint32Array {
  const bits = new Uint32Array(images.length * WORDS);
  images.forEach((image, i) => writeBits(image, i, bits));
  return bits;
}

/** Set bits of a 32-bit word, counted in parallel. */
function popcount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Disjoint sets of 0..length-1; `find` gives a set's representative, its smallest member. */
class DisjointSets {
  private readonly parent: Uint32Array;

  constructor(length: number) {
    this.parent = Uint32Array.from({ length }, (_, i) => i);
  }

  find(i: number): number {
    let at = i;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  join(i: number, j: number): void {
    const [a, b] = [this.find(i), this.find(j)];
    this.parent[Math.max(a, b)] = Math.min(a, b);
  }
}

/** In how many bits images i and j differ, or some number over NEAR when it is over NEAR. */
function distance(bits: Uint32Array, i: number, j: number): number {
  const a = i * WORDS;
  const b = j * WORDS;
  // The first half tells almost all unrelated images apart.
  const half =
    popcount(bits[a]! ^ bits[b]!) +
    popcount(bits[a + 1]! ^ bits[b + 1]!) +
    popcount(bits[a + 2]! ^ bits[b + 2]!) +
    popcount(bits[a + 3]! ^ bits[b + 3]!);
  if (half > NEAR) return half;
  return (
    half +
    popcount(bits[a + 4]! ^ bits[b + 4]!) +
    popcount(bits[a + 5]! ^ bits[b + 5]!) +
    popcount(bits[a + 6]! ^ bits[b + 6]!) +
    popcount(bits[a + 7]! ^ bits[b + 7]!)
  );
}

/** Bits up to which two images are near-duplicates. Blocks of recordings are kept apart by time, not by appearance. */
function nearness(a: Groupable, b: Groupable): number {
  if (a.source !== 'webcam' || b.source !== 'webcam') return NEAR;
  return a.recording || b.recording ? -1 : NEAR_WEBCAM;
}

/** Pairs that are compared before other work has a turn: about a fifth of a second. */
const PAIRS_A_TURN = 20_000_000;

/**
 * Every pair is compared: 10,000 images take about half a second. An index
 * would have to read nearly every bucket at distances this large. Now and then the thread is
 * free: a worker that gives no sign of life for long is taken for dead.
 */
async function joinNearDuplicates(
  images: readonly Groupable[],
  sets: DisjointSets,
  turn: () => Promise<unknown>,
): Promise<void> {
  const bits = bitsOf(images);
  let pairs = 0;
  for (let i = 0; i < images.length; i++) {
    pairs += images.length - i;
    if (pairs > PAIRS_A_TURN) {
      pairs = 0;
      await turn();
    }
    for (let j = i + 1; j < images.length; j++) {
      const apart = distance(bits, i, j);
      if (apart > NEAR) continue;
      if (apart <= nearness(images[i]!, images[j]!)) sets.join(i, j);
    }
  }
}

/** Tells whether images that come one by one are near-duplicates of any before them, whatever their source. */
export class NearDuplicateIndex {
  private bits = new Uint32Array(1024 * WORDS);
  private count = 0;

  /** Whether it is a near-duplicate of no image added before; adds it. */
  add(image: Groupable): boolean {
    const i = this.count++;
    if (this.count * WORDS > this.bits.length) {
      const larger = new Uint32Array(2 * this.bits.length);
      larger.set(this.bits);
      this.bits = larger;
    }
    writeBits(image, i, this.bits);
    for (let j = 0; j < i; j++) if (distance(this.bits, i, j) <= NEAR) return false;
    return true;
  }
}

/** What an image shares with others of its group whatever their pixels. */
function sharedOrigins({ source, path, recording, ownGroup }: Groupable): string[] {
  const origins: string[] = [];
  // Drawings of one person share their file's name, in whichever class folder they are.
  if (source === 'sample') origins.push(`person ${path.slice(path.lastIndexOf('/') + 1)}`);
  else if (recording) origins.push(`recording ${recording}`);
  if (ownGroup !== undefined) origins.push(`own ${ownGroup}`);
  return origins;
}

function joinByOrigin(images: readonly Groupable[], sets: DisjointSets): void {
  const first = new Map<string, number>();
  images.forEach((image, i) => {
    for (const origin of sharedOrigins(image)) {
      const other = first.get(origin);
      if (other === undefined) first.set(origin, i);
      else sets.join(other, i);
    }
  });
}

/**
 * The group of each image: near-duplicates together, whatever their class, the frames of a
 * recording or of a block of one, a sample person's drawings, and the user's own groups. (Drawings are not compared by appearance: a few
 * strokes on a plain ground are all alike.) An image alone is its own group; the id of a group of
 * several says why they belong together (`groupReason`) and has their smallest hash.
 *
 * @param turn lets the thread do other work; it is awaited now and then
 */
export async function groupImages(
  images: readonly Groupable[],
  turn: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Map<ImageHash, string>> {
  const byHash = (a: Groupable, b: Groupable) => (a.hash < b.hash ? -1 : 1);
  const photos = images.filter(({ source }) => source !== 'sample').sort(byHash);
  const drawings = images.filter(({ source }) => source === 'sample').sort(byHash);
  const all = [...photos, ...drawings];
  const sets = new DisjointSets(all.length);
  await joinNearDuplicates(photos, sets, turn);
  joinByOrigin(all, sets);

  const sizes = new Uint32Array(all.length);
  const own = new Set<number>();
  all.forEach(({ ownGroup }, i) => {
    sizes[sets.find(i)]!++;
    if (ownGroup !== undefined) own.add(sets.find(i));
  });
  return new Map(
    all.map(({ hash }, i) => {
      const first = sets.find(i);
      const { hash: smallest, source } = all[first]!;
      const drawn = source === 'sample' ? 'person' : 'near';
      const reason: GroupReason = own.has(first) ? 'own' : drawn;
      return [hash, sizes[first]! > 1 ? `${reason}:${smallest}` : hash];
    }),
  );
}

/** How many groups hold more than one near-duplicate. A person's drawings are none. */
export function countNearDuplicateGroups(groups: ReadonlyMap<ImageHash, string>): number {
  return new Set([...groups.values()].filter((id) => groupReason(id) === 'near')).size;
}
