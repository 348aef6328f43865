import { useLiveQuery } from '../components/useLiveQuery';
import type { ClassLabel } from '../../domain/dataset/dataset';
import { inSplits, type BySplit } from '../../domain/split/shares';
import { listClasses } from '../../storage/classes';
import { countByClass, countPinned, type PartCounts } from '../../storage/images';

export interface DatasetCounts {
  classes: ClassLabel[];
  /** By class id, `unlabelled` included if any. */
  counts: Record<string, PartCounts>;
  total: number;
  /** Labelled images. */
  bySplit: BySplit;
  /** Those of them that a folder, a recording or the sample put into their split. */
  pinned: BySplit;
}

/** Number of images of each class, kept up to date; undefined while storage is being read. */
export const useDatasetCounts = (): DatasetCounts | undefined =>
  useLiveQuery(async () => {
    const [classes, counts, pinned] = await Promise.all([
      listClasses(),
      countByClass(),
      countPinned(),
    ]);
    const total = Object.values(counts)
      .flatMap((parts) => Object.values(parts))
      .reduce((sum, n) => sum + n, 0);
    return { classes, counts, total, bySplit: inSplits(counts), pinned };
  });
