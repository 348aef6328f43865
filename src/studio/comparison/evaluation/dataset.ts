import { useLiveQuery } from '../../components/useLiveQuery';
import {
  SPLITS,
  type ClassLabel,
  type ImageHash,
  type ImageRecord,
  type Split,
} from '../../../domain/dataset/dataset';
import type { RunRecord } from '../../../domain/run/run';
import { listClasses } from '../../../storage/classes';
import { restoreImages } from '../../../storage/deletedImages';
import { imageHashes, readImages } from '../../../storage/images';
import { getSnapshot } from '../../../storage/runs';
import { moveImages, removeImages } from '../../../storage/undoableChanges';
import { makeChange } from '../../../storage/undoSteps';
import { regroup, resplit } from '../../../client/importSession';

export const useClasses = (): ClassLabel[] => useLiveQuery(listClasses, []) ?? [];

/** The present records of these images; null where one was removed. */
export function usePresent(hashes: ImageHash[]): Map<ImageHash, ImageRecord | null> {
  const present = useLiveQuery(async () => {
    const records = await readImages(hashes);
    return new Map(hashes.map((hash, i) => [hash, records[i] ?? null]));
  }, [hashes.join()]);
  return present ?? new Map();
}

/** Relabelling moves an image between classes, so the split is made again. Undo on Images takes it back. */
export async function relabel(hash: ImageHash, classId: string): Promise<void> {
  await makeChange(() => moveImages([hash], classId));
  await resplit();
}

export async function remove(hash: ImageHash): Promise<void> {
  await makeChange(() => removeImages([hash]));
  await resplit();
}

export async function restore(hash: ImageHash): Promise<void> {
  await restoreImages([hash]);
  await regroup();
}

/** Of a run's images of one split: how many there were, and how many of them have changed since. */
export interface Change {
  seen: number;
  changed: number;
}

/**
 * How many of a run's images are no longer in the class and the split that the run
 * had them in. Reads keys only of the dataset, so thousands cost a few milliseconds.
 */
export const useChangedSince = (run: RunRecord): Record<Split, Change> | undefined =>
  useLiveQuery(async () => {
    const snapshot = await getSnapshot(run.snapshotHash);
    if (!snapshot) return undefined;
    const changes = SPLITS.map(async (split) => {
      const seen = snapshot.items.filter((item) => item.split === split);
      const now = await Promise.all(
        snapshot.classIds.map(async (classId) => new Set(await imageHashes({ classId, split }))),
      );
      const gone = seen.filter(({ hash, classIndex }) => !now[classIndex]!.has(hash));
      return [split, { seen: seen.length, changed: gone.length }] as const;
    });
    return Object.fromEntries(await Promise.all(changes)) as Record<Split, Change>;
  }, [run.snapshotHash]);
