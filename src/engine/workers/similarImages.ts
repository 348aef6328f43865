import { LEAST_OF_CLASS, classOutliers, OUTLIER_Z } from '../../domain/issues/outliers';
import { LEAST_IMAGES, similarPairs, type SimilarPair } from '../../domain/issues/similarPairs';
import { listClasses } from '../../storage/classes';
import { allImages } from '../../storage/images';
import { message, StudioError } from '../../texts/message';
import type { OutlierSearch } from '../protocol/quality';
import type { DatasetFeatures } from './datasetFeatures';
import { inSlices } from '../../messaging/inSlices';

type OnProgress = (fraction: number) => void;

/** How much of the work is reducing the rows, at 3,000 images. */
const REDUCING = 0.3;

async function reduced(dataset: DatasetFeatures, onProgress: OnProgress, signal: AbortSignal) {
  return await inSlices(dataset.reduced(), (f) => onProgress(REDUCING * f), signal);
}

/**
 * Images that may be one image twice, in different splits or classes. Throws a StudioError where there
 * are too few images, or some came since the features were loaded; the signal's reason once it is aborted.
 */
export async function findSimilarPairs(
  dataset: DatasetFeatures,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<SimilarPair[]> {
  const all = await allImages();
  const [count, least] = [all.length, LEAST_IMAGES];
  if (count < least) throw new StudioError(message('quality.tooFewForPairs', { count, least }));
  const images = dataset.inRows(all);
  const { bounds } = await reduced(dataset, onProgress, signal);
  const report = (f: number) => onProgress(REDUCING + (1 - REDUCING) * f);
  return await inSlices(similarPairs(images, dataset.directions, bounds), report, signal);
}

/** Images by how far they are from their class, without those whose label is confirmed. Throws as above. */
export async function findOutliers(
  dataset: DatasetFeatures,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<OutlierSearch> {
  const [all, classes] = await Promise.all([allImages(), listClasses()]);
  const images = dataset.inRows(all);
  const members = classes.map(({ id }) =>
    images.flatMap((image, row) => (image?.classId === id ? [row] : [])),
  );
  if (members.every(({ length }) => length < LEAST_OF_CLASS)) {
    throw new StudioError(message('quality.tooFewForOutliers', { least: LEAST_OF_CLASS }));
  }
  const { bounds } = await reduced(dataset, onProgress, signal);
  const report = (f: number) => onProgress(REDUCING + (1 - REDUCING) * f);
  const search = classOutliers(dataset.directions, bounds, members);
  const outliers = (await inSlices(search, report, signal)).flatMap(({ row, z }) => {
    const { hash, classId, confirmedClassId } = images[row]!;
    return classId === confirmedClassId ? [] : [{ hash, classId, z, isOutlier: z >= OUTLIER_Z }];
  });
  const tooSmall = classes.filter((_, i) => {
    const { length } = members[i]!;
    return length > 0 && length < LEAST_OF_CLASS;
  });
  return { outliers, tooSmall: tooSmall.map(({ id }) => id) };
}
