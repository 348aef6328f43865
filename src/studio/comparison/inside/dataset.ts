import { useLiveQuery } from 'dexie-react-hooks';
import type { ClassLabel, ImageHash, ImageRecord } from '../../../domain/dataset';
import type { Prediction, RunRecord } from '../../../domain/run';
import { listClasses } from '../../../storage/classes';
import {
  deleteImages,
  imageHashes,
  readImages,
  relabelImages,
  restoreImages,
} from '../../../storage/images';
import { reorganise } from '../../session/importSession';

export const useClasses = (): ClassLabel[] => useLiveQuery(listClasses, []) ?? [];

/** What the dataset says of these photographs now; null where one was removed. */
export function usePresent(hashes: ImageHash[]): Map<ImageHash, ImageRecord | null> {
  const present = useLiveQuery(async () => {
    const records = await readImages(hashes);
    return new Map(hashes.map((hash, i) => [hash, records[i] ?? null]));
  }, [hashes.join()]);
  return present ?? new Map();
}

/** Relabelling moves a photograph between classes, so the parts are divided anew. */
export async function relabel(hash: ImageHash, classId: string): Promise<void> {
  await relabelImages([hash], classId);
  await reorganise();
}

export async function remove(hash: ImageHash): Promise<void> {
  await deleteImages([hash]);
  await reorganise();
}

export async function restore(hash: ImageHash): Promise<void> {
  await restoreImages([hash]);
  await reorganise();
}

/**
 * How many of a run's test photographs are no longer test photographs of the class
 * they were judged by. Reads keys only, so thousands cost a few milliseconds.
 */
export const useChangedSince = (run: RunRecord, predictions: Prediction[]): number =>
  useLiveQuery(async () => {
    const labels = await listClasses();
    let unchanged = 0;
    for (const [index, name] of run.classes.entries()) {
      // A class that was renamed keeps its position.
      const label = labels.find((known) => known.name === name) ?? labels[index];
      if (!label) continue;
      const now = new Set(await imageHashes({ classId: label.id, split: 'test' }));
      unchanged += predictions.filter(({ hash, truth }) => truth === index && now.has(hash)).length;
    }
    return predictions.length - unchanged;
  }, [run.id, predictions]) ?? 0;
