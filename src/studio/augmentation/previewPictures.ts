import { UNLABELLED, type ImageHash } from '../../domain/dataset/dataset';
import { deriveSeed, shuffledIndices } from '../../domain/random';
import { listClasses } from '../../storage/classes';
import { countImages, imageHashesAt, type ImageFilter } from '../../storage/images';

export interface PreviewPicture {
  hash: ImageHash;
  className: string;
}

/** A few places of `count`, spread at random by `seed`. */
function places(count: number, wanted: number, seed: number): number[] {
  if (count <= wanted * 4) return [...shuffledIndices(count, seed).slice(0, wanted)];
  // One from each of `wanted` equal stretches: no need to shuffle ten thousand indices.
  return Array.from({ length: wanted }, (_, i) => {
    const stretch = count / wanted;
    const within = deriveSeed(seed, i) / 2 ** 32;
    return Math.floor((i + within) * stretch);
  });
}

/** Training pictures when there are any, since only they are augmented; else any of the class. */
async function source(classId: string): Promise<{ filter: ImageFilter; count: number }> {
  const training: ImageFilter = { classId, split: 'train' };
  const count = await countImages(training);
  if (count > 0) return { filter: training, count };
  const whole: ImageFilter = { classId };
  return { filter: whole, count: await countImages(whole) };
}

/**
 * Up to `wanted` pictures from the dataset, of one class or a few of each, the same
 * for the same seed; empty when there are none. Reads keys and counts only.
 */
export async function previewPictures(
  classId: string | null,
  wanted: number,
  seed: number,
): Promise<PreviewPicture[]> {
  const classes = await listClasses();
  const labels = classes.length > 0 ? classes : [{ id: UNLABELLED, name: 'Unlabelled' }];
  const chosen = labels.filter(({ id }) => classId === null || id === classId).slice(0, wanted);
  const each = Math.ceil(wanted / Math.max(1, chosen.length));
  const perClass = await Promise.all(
    chosen.map(async ({ id, name }) => {
      const { filter, count } = await source(id);
      const hashes = await imageHashesAt(filter, places(count, each, deriveSeed(seed, id)));
      return hashes.map((hash) => ({ hash, className: name }));
    }),
  );
  return perClass.flat().slice(0, wanted);
}
