import { describe, expect, it } from 'vitest';
import type { SnapshotItem, Split } from '../dataset/dataset';
import { splitFacts } from './splitFacts';

const item = (groupId: string, pinnedSplit: Split | null, hash = groupId): SnapshotItem => ({
  ...{ hash, path: `${hash}.jpg`, classIndex: 0, split: 'train' },
  ...{ groupId, pinnedSplit },
});

describe('what decided a split', () => {
  it('counts the images of train, val and test folders, and groups of near-duplicates', () => {
    const items = [
      item('a', 'train'),
      item('near:b', 'test', 'b'),
      item('near:b', null, 'c'),
      item('d', null),
      item('person:e', null, 'e'),
      item('person:e', null, 'f'),
    ];
    expect(splitFacts(items)).toEqual({
      pinned: { train: 1, validation: 0, test: 1 },
      nearDuplicateGroups: 1,
    });
  });

  it('counts no folder where one held every image: it made no split', () => {
    const items = [item('a', 'test'), item('near:b', 'test', 'b'), item('near:b', null, 'c')];
    expect(splitFacts(items).pinned).toEqual({ train: 0, validation: 0, test: 0 });
  });

  it('is not known of snapshots that did not keep it', () => {
    const old: SnapshotItem = { hash: 'a', path: 'a.jpg', classIndex: 0, split: 'train' };
    expect(splitFacts([old])).toEqual({ pinned: null, nearDuplicateGroups: null });
  });
});
