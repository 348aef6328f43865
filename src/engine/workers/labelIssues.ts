import { UNLABELLED } from '../../domain/dataset/dataset';
import { findLabelIssues, type LabelIssue } from '../../domain/issues/labelIssues';
import { listClasses } from '../../storage/classes';
import { allImages } from '../../storage/images';
import { message, StudioError } from '../../texts/message';
import type { DatasetFeatures } from './datasetFeatures';
import { inSlices } from '../../messaging/inSlices';

/**
 * The labels of the stored images, the most suspect first. Throws a StudioError where the dataset is
 * too small, or images came since its features were loaded; the signal's reason once it is aborted.
 */
export async function labelIssues(
  dataset: DatasetFeatures,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<LabelIssue[]> {
  const [all, classes] = await Promise.all([allImages(), listClasses()]);
  const images = all.filter(({ classId }) => classId !== UNLABELLED);
  const features = dataset.rowsOf(images.map(({ hash }) => hash));
  if (!features) throw new StudioError(message('quality.imagesChanged'));
  const issues = await inSlices(findLabelIssues(images, classes, features), onProgress, signal);
  dataset.setClasses(images);
  return issues;
}
