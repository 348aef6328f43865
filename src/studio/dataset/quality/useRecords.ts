import type { ImageHash, ImageRecord } from '../../../domain/dataset/dataset';
import { readImages } from '../../../storage/images';
import { useImagesQuery } from '../useImagesQuery';

/** The records of some images; undefined for one that was removed, or before they are read. */
export function useRecords(
  hashes: ImageHash[],
): Map<ImageHash, ImageRecord | undefined> | undefined {
  const answer = useImagesQuery(`records ${hashes.join()}`, async () => {
    const records = await readImages(hashes);
    return hashes.map((hash, i) => [hash, records[i]] as const);
  });
  return answer && new Map(answer);
}
