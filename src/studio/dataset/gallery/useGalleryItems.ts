import { imageHashes, nearDuplicateGroups } from '../../../storage/images';
import type { ImageHash } from '../../../domain/dataset/dataset';
import { useImagesQuery } from '../useImagesQuery';
import type { GalleryFilter } from './galleryStore';

export interface GalleryItems {
  /** In the order in which they are shown. */
  keys: ImageHash[];
  /** Sizes of the groups, in order, when the gallery shows near-duplicates. */
  groups: number[] | null;
}

async function readItems({ classId, split, nearDuplicates }: GalleryFilter): Promise<GalleryItems> {
  const filter = { ...(classId ? { classId } : {}), ...(split ? { split } : {}) };
  if (!nearDuplicates) return { keys: await imageHashes(filter), groups: null };
  let groups = await nearDuplicateGroups();
  if (classId || split) {
    const shown = new Set(await imageHashes(filter));
    groups = groups.filter((members) => members.some((hash) => shown.has(hash)));
  }
  return { keys: groups.flat(), groups: groups.map((members) => members.length) };
}

/** The images that match the filter; undefined before the first answer. */
export const useGalleryItems = (filter: GalleryFilter): GalleryItems | undefined =>
  useImagesQuery(JSON.stringify(filter), () => readItems(filter));
