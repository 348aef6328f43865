/** Where a model fails: its accuracy on parts of the images. */
import type { ImageHash } from '../dataset/dataset';
import { wilsonInterval, type Interval } from './statistics';

/** What slicing needs to know of an image that was predicted. */
export interface SlicedImage {
  hash: ImageHash;
  path: string;
  /** Index of the true class. */
  truth: number;
  isCorrect: boolean;
  /** Width × height; undefined where the image is gone. */
  pixels?: number | undefined;
  /** Mean luminance, 0–255; undefined where it was not measured. */
  brightness?: number | undefined;
}

/** What the images of a slice have in common. Ranges are of the images that are in it. */
export type SliceKey =
  | { by: 'class'; truth: number }
  | { by: 'size' | 'brightness'; least: number; most: number }
  | { by: 'folder'; folder: string };

export interface Slice {
  key: SliceKey;
  hashes: ImageHash[];
  correct: number;
  /** In [0, 1]. */
  accuracy: number;
  /** Wilson's 95% interval of the accuracy, of this slice alone. */
  interval: Interval;
  /** The accuracy less that of all images, in [-1, 1]. */
  gap: number;
  /** Whether it has so few images that the accuracy says little. */
  isSmall: boolean;
}

/** Fewer images in all say nothing about parts of them. */
export const LEAST_SLICED = 20;

/** A slice with fewer images is said to be small. */
export const SMALL_SLICE = 30;

/** Sizes and brightness are cut into so many parts of about as many images. */
const PARTS = 3;

type Part = [key: SliceKey, images: SlicedImage[]];

function byClass(images: readonly SlicedImage[]): Part[] {
  const classes = [...new Set(images.map(({ truth }) => truth))].sort((a, b) => a - b);
  return classes.map((truth) => [
    { by: 'class', truth },
    images.filter((image) => image.truth === truth),
  ]);
}

const folderOf = ({ path }: SlicedImage): string =>
  path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** No slices where the folders are the classes under other names. */
function byFolder(images: readonly SlicedImage[]): Part[] {
  const folders = new Map<string, SlicedImage[]>();
  for (const image of images) {
    const folder = folderOf(image);
    folders.set(folder, [...(folders.get(folder) ?? []), image]);
  }
  const classesOf = (list: readonly SlicedImage[]) => new Set(list.map(({ truth }) => truth)).size;
  const areClasses =
    folders.size === classesOf(images) && [...folders.values()].every((l) => classesOf(l) === 1);
  if (folders.size < 2 || areClasses) return [];
  return [...folders].map(([folder, list]) => [{ by: 'folder', folder }, list]);
}

/** By thirds of a value; equal values stay together. */
function byThirds(images: readonly SlicedImage[], by: 'size' | 'brightness'): Part[] {
  const valued = images.flatMap((image) => {
    const value = by === 'size' ? image.pixels : image.brightness;
    return value === undefined ? [] : [{ image, value }];
  });
  const sorted = valued.map(({ value }) => value).sort((a, b) => a - b);
  const cuts = Array.from(
    { length: PARTS - 1 },
    (_, part) => sorted[Math.ceil(((part + 1) * sorted.length) / PARTS) - 1]!,
  );
  const parts = Array.from({ length: PARTS }, (_, part) =>
    valued.filter(({ value }) => cuts.filter((cut) => value > cut).length === part),
  ).filter(({ length }) => length > 0);
  if (parts.length < 2) return [];
  return parts.map((part) => {
    const values = part.map(({ value }) => value).sort((a, b) => a - b);
    const key = { by, least: values[0]!, most: values.at(-1)! };
    return [key, part.map(({ image }) => image)];
  });
}

/**
 * The accuracy by class, size, brightness and folder, as far as these differ: first the slices that
 * are large enough, the farthest below the whole first, then the small ones in the same order. None
 * with fewer than `LEAST_SLICED` images.
 */
export function slicesOf(images: readonly SlicedImage[]): Slice[] {
  if (images.length < LEAST_SLICED) return [];
  const countCorrect = (list: readonly SlicedImage[]) =>
    list.filter(({ isCorrect }) => isCorrect).length;
  const whole = countCorrect(images) / images.length;
  const parts = [
    ...byClass(images),
    ...byThirds(images, 'size'),
    ...byThirds(images, 'brightness'),
    ...byFolder(images),
  ];
  return parts
    .map(([key, list]): Slice => {
      const correct = countCorrect(list);
      const accuracy = correct / list.length;
      return {
        ...{ key, correct, accuracy },
        hashes: list.map(({ hash }) => hash),
        interval: wilsonInterval(correct, list.length),
        gap: accuracy - whole,
        isSmall: list.length < SMALL_SLICE,
      };
    })
    .sort((a, b) => Number(a.isSmall) - Number(b.isSmall) || a.gap - b.gap);
}
