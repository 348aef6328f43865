/** Grouping near-duplicates: `groupImages` against the loop anyone would write first. */
import { groupImages, type Groupable } from '../src/domain/dataset/nearDuplicates';
import { randomFrom } from '../src/domain/random';

const BYTES = 32;
/** As in domain/dataset/nearDuplicates.ts. */
const NEAR = 58;

/** `count` images with random hashes; every tenth has a near-duplicate after it. */
export function drawnImages(count: number): Groupable[] {
  const random = randomFrom(1);
  let bytes = new Uint8Array(BYTES);
  return Array.from({ length: count }, (_, i) => {
    if (i % 10 === 1) bytes = bytes.map((byte, at) => (at < 4 ? byte ^ 255 : byte));
    else bytes = bytes.map(() => Math.floor(random() * 256));
    const perceptualHash = Buffer.from(bytes).toString('hex');
    const hash = String(i).padStart(6, '0');
    return { hash, perceptualHash, source: 'photograph', path: `${i}.jpg` };
  });
}

/** Milliseconds of the studio's grouping, and how many groups it finds. */
export async function groupDrawn(
  images: Groupable[],
): Promise<{ milliseconds: number; groups: number }> {
  const started = performance.now();
  const groups = new Set((await groupImages(images)).values()).size;
  return { milliseconds: performance.now() - started, groups };
}

const SET_BITS = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).split('1').length - 1,
);

/** The same by comparing every pair, byte by byte, with a table of set bits. */
export function groupPlainly(images: Groupable[]): { milliseconds: number; groups: number } {
  const started = performance.now();
  const hashes = images.map(({ perceptualHash }) => Buffer.from(perceptualHash, 'hex'));
  const group = images.map((_, i) => i);
  for (let i = 0; i < images.length; i++) {
    for (let j = i + 1; j < images.length; j++) {
      let apart = 0;
      for (let b = 0; b < BYTES; b++) apart += SET_BITS[hashes[i]![b]! ^ hashes[j]![b]!]!;
      if (apart > NEAR) continue;
      const [to, from] = [group[i]!, group[j]!];
      group.forEach((of, k) => of === from && (group[k] = to));
    }
  }
  return { milliseconds: performance.now() - started, groups: new Set(group).size };
}
