import type { ImageHash, ImageRecord } from '../../../../domain/dataset/dataset';
import { areToldApart, type SimilarPair } from '../../../../domain/issues/similarPairs';

/** What has become of a pair since it was found. */
export type PairDecision = 'together' | 'dismissed' | 'removed';

/**
 * Null: nothing yet, or the records are not read yet. A record is undefined for an image that was removed.
 */
export function pairDecision(
  pair: Pick<SimilarPair, 'a' | 'b'>,
  records: ReadonlyMap<ImageHash, ImageRecord | undefined> | undefined,
): PairDecision | null {
  if (!records?.has(pair.a) || !records.has(pair.b)) return null;
  const [a, b] = [records.get(pair.a), records.get(pair.b)];
  if (!a || !b) return 'removed';
  const sharesGroup = a.groupId === b.groupId;
  if (sharesGroup || (a.ownGroup !== undefined && a.ownGroup === b.ownGroup)) return 'together';
  return areToldApart(a, b) ? 'dismissed' : null;
}
