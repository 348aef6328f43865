/** Images that are much more alike to each other than to all others, and may be one image twice. */
import { UNLABELLED, type ImageHash, type ImageRecord } from '../dataset/dataset';
import { meanAlike, nearestRows } from './nearestRows';
import type { FeatureTable } from './probe';

/** What finding pairs needs to know of an image. */
export type ComparedImage = Pick<
  ImageRecord,
  'hash' | 'classId' | 'split' | 'groupId' | 'distinctFrom'
>;

export interface SimilarPair {
  a: ImageHash;
  b: ImageHash;
  /** Cosine of their features less the mean of all, in [-1, 1]. */
  alike: number;
  /** By how much `alike` exceeds the mean cosine of the two with their ten nearest images. */
  margin: number;
}

const NEIGHBOURS = 10;

/** Fewer images do not say how alike images are usually. */
export const LEAST_IMAGES = NEIGHBOURS + 2;

/**
 * Pairs from this margin and this cosine on are listed. Of 3,394 images of faces, most such pairs are
 * one image flipped, turned or cropped (docs/data-quality.md).
 */
const LEAST_MARGIN = 0.1;
const LEAST_COSINE = 0.5;

/** Whether both being where they are could mislead: in two splits, or in two classes. */
const matters = (a: ComparedImage, b: ComparedImage): boolean =>
  a.classId !== UNLABELLED &&
  b.classId !== UNLABELLED &&
  (a.split !== b.split || a.classId !== b.classId);

/** Whether the user has said that the two are different. */
export const areToldApart = (
  a: Pick<ComparedImage, 'hash' | 'distinctFrom'>,
  b: Pick<ComparedImage, 'hash' | 'distinctFrom'>,
): boolean => [a.distinctFrom?.includes(b.hash), b.distinctFrom?.includes(a.hash)].includes(true);

/**
 * Pairs of images in different groups, and in different splits or classes, that stand out by how
 * alike they are, those with the greatest margin first: the cosine alone puts pairs of blurred images
 * first, which are alike to everything (cross-domain similarity local scaling, Conneau et al. 2018).
 * Yields the fraction done, in [0, 1].
 *
 * @param images in the order of the rows; undefined for one that is gone
 * @param rows as `directions` gives them
 * @param bounds as `reducedRows` gives them
 */
export function* similarPairs(
  images: readonly (ComparedImage | undefined)[],
  rows: FeatureTable,
  bounds: FeatureTable,
): Generator<number, SimilarPair[]> {
  const groups = new Map<string, number>();
  const groupOf = images.map((image) => {
    if (!image) return -1;
    if (!groups.has(image.groupId)) groups.set(image.groupId, groups.size);
    return groups.get(image.groupId)!;
  });
  const members = images.flatMap((image, row) => (image ? [row] : []));
  const isOther = (a: number, b: number) => groupOf[a] !== groupOf[b];
  const nearest = yield* nearestRows(rows, bounds, members, NEIGHBOURS, isOther);
  const ofRow = new Map(members.map((row, place) => [row, nearest[place]!]));
  const means = new Map(members.map((row, place) => [row, meanAlike(nearest[place]!)]));
  const pairs: SimilarPair[] = [];
  for (const [a, found] of ofRow) {
    found.rows.forEach((b, place) => {
      // A pair that is found from both sides is taken once.
      if (b < 0 || (b < a && ofRow.get(b)!.rows.includes(a))) return;
      const alike = found.alike[place]!;
      const margin = alike - (means.get(a)! + means.get(b)!) / 2;
      const [one, other] = [images[a]!, images[b]!];
      if (
        margin < LEAST_MARGIN ||
        alike < LEAST_COSINE ||
        !matters(one, other) ||
        areToldApart(one, other)
      )
        return;
      pairs.push({ a: one.hash, b: other.hash, alike, margin });
    });
  }
  return pairs.sort((x, y) => y.margin - x.margin);
}
