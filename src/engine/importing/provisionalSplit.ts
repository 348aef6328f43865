import {
  UNLABELLED,
  type ImageRecord,
  type Split,
  type SplitSettings,
} from '../../domain/dataset/dataset';
import { NearDuplicateIndex } from '../../domain/dataset/nearDuplicates';
import { likelySplit } from '../../domain/split/split';

/**
 * Where images are put as they are imported, until the whole is regrouped and split. Most are put
 * where they will stay, so that few are written a second time. One that could end in
 * the wrong part beside a near-duplicate, or that is not sure to be divided by the seed, is in none.
 */
export class ProvisionalSplit {
  private readonly index = new NearDuplicateIndex();

  constructor(
    before: readonly ImageRecord[],
    private readonly settings: SplitSettings,
  ) {
    for (const image of before) this.index.add(image);
  }

  /** `images` are one transaction's, and come after those of every call before. */
  place(images: readonly ImageRecord[]): (Split | 'none')[] {
    const divided = images.map((image) => {
      const isAlone = this.index.add(image);
      const { source, classId, pinnedSplit, recording, hash } = image;
      const isFree = pinnedSplit === null && recording === undefined;
      const byTheSeed = classId !== UNLABELLED && isFree && source !== 'sample';
      return isAlone && byTheSeed ? likelySplit(hash, this.settings) : 'none';
    });
    // A labelled image in no part tells the next visit that the import was cut short.
    const first = images.findIndex(({ classId }) => classId !== UNLABELLED);
    if (first >= 0) divided[first] = 'none';
    return divided;
  }
}
