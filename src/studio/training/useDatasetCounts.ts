import { useLiveQuery } from 'dexie-react-hooks';
import type { ClassLabel } from '../../domain/dataset/dataset';
import { listClasses } from '../../storage/classes';
import { countByClass, type PartCounts } from '../../storage/images';

export interface DatasetCounts {
  classes: ClassLabel[];
  /** By class id, `unlabelled` included if any. */
  counts: Record<string, PartCounts>;
  total: number;
}

/** Number of images of each class, kept up to date; undefined while storage is being read. */
export const useDatasetCounts = (): DatasetCounts | undefined =>
  useLiveQuery(async () => {
    const [classes, counts] = await Promise.all([listClasses(), countByClass()]);
    const total = Object.values(counts)
      .flatMap((parts) => Object.values(parts))
      .reduce((sum, n) => sum + n, 0);
    return { classes, counts, total };
  });
