import { UNLABELLED, type ImageHash } from '../../../domain/dataset/dataset';
import { deriveSeed, shuffledIndices } from '../../../domain/random';
import { listClasses } from '../../../storage/classes';
import { countImages, imageHashesAt, type ImageFilter } from '../../../storage/images';
import { t } from '../../../texts/t';

export interface SelectedImage {
  hash: ImageHash;
  className: string;
}

/** Up to `wanted` distinct indices below `count`, chosen at random by `seed`. */
function sampleIndices(count: number, wanted: number, seed: number): number[] {
  if (count <= wanted * 4) return [...shuffledIndices(count, seed).slice(0, wanted)];
  // One from each of `wanted` equal intervals: no need to shuffle ten thousand indices.
  return Array.from({ length: wanted }, (_, i) => {
    const interval = count / wanted;
    const within = deriveSeed(seed, i) / 2 ** 32;
    return Math.floor((i + within) * interval);
  });
}

/** The class's training images, since only they are augmented; all its images if it has none. */
async function source(classId: string): Promise<{ filter: ImageFilter; count: number }> {
  const training: ImageFilter = { classId, split: 'train' };
  const count = await countImages(training);
  if (count > 0) return { filter: training, count };
  const whole: ImageFilter = { classId };
  return { filter: whole, count: await countImages(whole) };
}

/**
 * Up to `wanted` images from the dataset, of one class or a few of each, the same
 * for the same seed; empty when there are none. Reads keys and counts only.
 */
export async function selectImages(
  classId: string | null,
  wanted: number,
  seed: number,
): Promise<SelectedImage[]> {
  const classes = await listClasses();
  const labels =
    classes.length > 0
      ? classes
      : [{ id: UNLABELLED, name: t('training.augmentation.unlabelled') }];
  const chosen = labels.filter(({ id }) => classId === null || id === classId).slice(0, wanted);
  const each = Math.ceil(wanted / Math.max(1, chosen.length));
  const perClass = await Promise.all(
    chosen.map(async ({ id, name }) => {
      const { filter, count } = await source(id);
      const hashes = await imageHashesAt(filter, sampleIndices(count, each, deriveSeed(seed, id)));
      return hashes.map((hash) => ({ hash, className: name }));
    }),
  );
  return perClass.flat().slice(0, wanted);
}
