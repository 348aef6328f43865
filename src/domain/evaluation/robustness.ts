/** Accuracy on test images that were made worse on purpose. */
import type { ImageHash } from '../dataset/dataset';
import { shuffledIndices } from '../random';

export const CORRUPTIONS = [
  'noise',
  'blur',
  'brightness',
  'jpeg',
  'occlusion',
  'rotation',
] as const;
export type Corruption = (typeof CORRUPTIONS)[number];

/**
 * Five strengths of each. Noise, blur, brightness and JPEG have those of ImageNet-C (Hendrycks and
 * Dietterich 2019); occlusion and rotation are not in it.
 */
export const STRENGTHS: Readonly<Record<Corruption, readonly number[]>> = {
  /** Standard deviation of Gaussian noise, on values in [0, 1]. */
  noise: [0.08, 0.12, 0.18, 0.26, 0.38],
  /** Sigma in pixels of an image of 224 px; in proportion for other sizes. */
  blur: [1, 2, 3, 4, 6],
  /** Added to the value in HSV, in [0, 1]. */
  brightness: [0.1, 0.2, 0.3, 0.4, 0.5],
  /** Quality, 0–100. */
  jpeg: [25, 18, 15, 10, 7],
  /** Side of a black square, as a fraction of the image's. */
  occlusion: [0.2, 0.3, 0.4, 0.5, 0.6],
  /** Degrees, to either side. */
  rotation: [10, 20, 30, 45, 60],
};

/** How many test images it is measured on at most: there are 31 predictions of each. */
export const MOST_IMAGES = 200;

/** Stored with a run's evaluation. */
export interface Robustness {
  images: number;
  /** How many of the images are predicted correctly as they are. */
  clean: number;
  /** The same at each strength. */
  correct: Record<Corruption, number[]>;
}

/** The same on images that another run was tested on, too: the last such comparison of a run is stored. */
export interface CommonRobustness extends Robustness {
  /** Which images, in their order. */
  hashes: ImageHash[];
}

/** What a run's evaluation has of it. */
export interface MeasuredRobustness {
  /** Accuracy on corrupted test images, once it was measured. */
  robustness?: Robustness;
  /** The same on images that another run was tested on, too. */
  commonRobustness?: CommonRobustness;
}

/** Fewer common images than these say little. */
export const FEW_COMMON = 30;

/** The images to measure on: all, or as many as are enough; of the same images always the same ones. */
export function robustnessSample<T extends { hash: ImageHash }>(images: readonly T[]): T[] {
  const sorted = images.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  return Array.from(shuffledIndices(sorted.length, 1).slice(0, MOST_IMAGES), (i) => sorted[i]!);
}

/**
 * The images on which two runs with different test images can be compared; null where the images are
 * the same, or none are in common: then each is measured on its own.
 */
export function commonSample(
  a: readonly { hash: ImageHash }[],
  b: readonly { hash: ImageHash }[],
): ImageHash[] | null {
  const { isSame, common } = testOverlap(a, b);
  if (isSame || common === 0) return null;
  const second = new Set(b.map(({ hash }) => hash));
  return robustnessSample(a.filter(({ hash }) => second.has(hash))).map(({ hash }) => hash);
}

/** What a run achieved on these images; on its own where they are null. */
export function robustnessOn(
  { robustness, commonRobustness }: MeasuredRobustness,
  hashes: readonly ImageHash[] | null,
): Robustness | null {
  if (!hashes) return robustness ?? null;
  return commonRobustness?.hashes.join() === hashes.join() ? commonRobustness : null;
}

/** One row for each corruption and strength; strength 0 is the images as they are. */
export const robustnessRows = ({ images, clean, correct }: Robustness): (string | number)[][] => [
  ['corruption', 'strength', 'level', 'images', 'correct', 'accuracy'],
  ['none', 0, '', images, clean, clean / images],
  ...CORRUPTIONS.flatMap((corruption) =>
    STRENGTHS[corruption].map((level, i) => {
      const right = correct[corruption][i]!;
      return [corruption, i + 1, level, images, right, right / images];
    }),
  ),
];

/**
 * How far two runs have the same test images.
 */
export function testOverlap(
  a: readonly { hash: ImageHash }[],
  b: readonly { hash: ImageHash }[],
): { first: number; second: number; common: number; isSame: boolean } {
  const [first, second] = [new Set(a.map(({ hash }) => hash)), new Set(b.map(({ hash }) => hash))];
  const common = [...first].filter((hash) => second.has(hash)).length;
  const isSame = common === first.size && common === second.size;
  return { first: first.size, second: second.size, common, isSame };
}
