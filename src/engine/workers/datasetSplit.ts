/** Groups and split of the stored dataset. Callers hold the dataset's lock (client/datasetLock). */
import { countNearDuplicateGroups, groupImages } from '../../domain/dataset/nearDuplicates';
import { DEFAULT_SPLIT_SETTINGS } from '../../domain/split/split';
import { updateSplit } from '../../storage/imageChanges';
import { allImages } from '../../storage/images';
import { getSetting } from '../../storage/settings';
import { splitStaleSince } from '../../storage/staleSplit';
import { nextTurn } from '../../messaging/inSlices';
import { resplit } from '../importing/resplit';

export const splitSettings = async () => (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS;

/** Split by the stored groups, after labels or settings changed or images were deleted. Throws StorageFullError. */
export async function resplitDataset(): Promise<void> {
  const seen = await splitStaleSince();
  const settings = await splitSettings();
  await updateSplit((images) => resplit(images, settings), seen);
}

/**
 * Compare all images with each other, then split: after images were added or restored.
 * Comparing takes time that grows with the square of the number of images, so no transaction is open
 * meanwhile. Returns the number of near-duplicate groups. Throws StorageFullError.
 */
export async function regroupDataset(): Promise<number> {
  const seen = await splitStaleSince();
  const [images, settings] = await Promise.all([allImages(), splitSettings()]);
  const groups = await groupImages(images, nextTurn);
  await updateSplit((current) => resplit(current, settings, groups), seen);
  return countNearDuplicateGroups(groups);
}
