import { describe, expect, it } from 'vitest';
import { groupsOfPairs } from './pairGroups';

describe('groupsOfPairs', () => {
  it('names a new group after the smallest hash', () => {
    const images = [{ hash: 'c'.repeat(20) }, { hash: 'b'.repeat(20) }];
    const name = 'b'.repeat(12);
    expect(groupsOfPairs([[images[0]!.hash, images[1]!.hash]], images)).toEqual(
      images.map(({ hash }) => ({ hash, ownGroup: name })),
    );
  });

  it('takes over the group that one of the images has', () => {
    const images = [
      { hash: 'a' },
      { hash: 'b', ownGroup: 'anna' },
      { hash: 'c', ownGroup: 'anna' },
    ];
    expect(groupsOfPairs([['a', 'b']], images)).toEqual([{ hash: 'a', ownGroup: 'anna' }]);
  });

  it('makes one group of two, with all their images, and chains pairs', () => {
    const images = [
      { hash: 'a', ownGroup: 'bob' },
      { hash: 'b', ownGroup: 'anna' },
      { hash: 'c', ownGroup: 'bob' },
      { hash: 'd' },
      { hash: 'e', ownGroup: 'other' },
    ];
    expect(
      groupsOfPairs(
        [
          ['a', 'b'],
          ['b', 'd'],
        ],
        images,
      ),
    ).toEqual([
      { hash: 'a', ownGroup: 'anna' },
      { hash: 'c', ownGroup: 'anna' },
      { hash: 'd', ownGroup: 'anna' },
    ]);
  });
});
