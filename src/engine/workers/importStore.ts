import { UNLABELLED } from '../../domain/dataset/dataset';
import { ensureClasses, listClasses } from '../../storage/classes';
import { StorageFullError } from '../../storage/errors';
import { addImages, relabelImages } from '../../storage/imageChanges';
import { allImages } from '../../storage/images';
import { replaceRejections } from '../../storage/rejections';
import type { ImportStore } from '../importing/store';
import { regroupDataset, splitSettings } from './datasetSplit';

/** The result of `write`, or `otherwise` when the disk is full, which the report states once. */
async function unlessFull<T, U>(write: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof StorageFullError) return otherwise;
    throw error;
  }
}

/** The browser's storage, as the importer uses it. */
export const importStore: ImportStore = {
  images: allImages,
  classes: listClasses,
  splitSettings,
  ensureClasses: (names) => unlessFull(ensureClasses(names), 'full'),
  add: (images) =>
    unlessFull(
      addImages(images).then(() => 'stored' as const),
      'full',
    ),
  async unlabel(hashes) {
    await relabelImages(hashes, UNLABELLED);
  },
  keepRejections: (rejections) => unlessFull(replaceRejections(rejections), undefined),
  regroup: () => unlessFull(regroupDataset(), 0),
};
