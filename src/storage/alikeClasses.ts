import { UNLABELLED } from '../domain/dataset/dataset';
import { countByClass, nearDuplicateGroups, readImages, type PartCounts } from './images';

const sizeOf = ({ train, validation, test, none }: PartCounts): number =>
  train + validation + test + none;

/**
 * The ids of classes of two images or more that are all near-duplicates of each other: one group,
 * which one split gets as a whole.
 */
export async function alikeClasses(): Promise<string[]> {
  const counts = Object.entries(await countByClass()).filter(([id]) => id !== UNLABELLED);
  const sizes = new Map(counts.map(([id, parts]) => [id, sizeOf(parts)]));
  const smallest = Math.min(...sizes.values());
  const alike: string[] = [];
  // Groups are small, and only those as large as a whole class are read.
  for (const group of await nearDuplicateGroups()) {
    if (group.length < smallest) continue;
    const found = new Map<string, number>();
    for (const record of await readImages(group)) {
      if (record) found.set(record.classId, (found.get(record.classId) ?? 0) + 1);
    }
    for (const [id, size] of found) if (size > 1 && size === sizes.get(id)) alike.push(id);
  }
  return alike;
}
