import { describe, expect, it } from 'vitest';
import type { ClassLabel, Split } from './dataset';
import { takeSnapshot, type Snapshotable } from './snapshot';

const classes: ClassLabel[] = [
  { id: 'd', name: 'dog', position: 1 },
  { id: 'c', name: 'cat', position: 0 },
];

const image = (hash: string, classId: string, split: Split | 'none'): Snapshotable => ({
  hash,
  classId,
  split,
  path: `${classId}/${hash}.jpg`,
  groupId: hash,
  pinnedSplit: null,
});

const usable = [
  image('f1', 'd', 'test'),
  image('a1', 'c', 'train'),
  image('b1', 'd', 'train'),
  image('c1', 'c', 'validation'),
  image('d1', 'd', 'validation'),
  image('e1', 'c', 'test'),
  image('aa', 'unlabelled', 'none'),
];

describe('takeSnapshot', () => {
  it('orders classes by position and images by hash, without the unlabelled', async () => {
    const { classes: names, classIds, items } = await takeSnapshot(usable, classes);
    expect(names).toEqual(['cat', 'dog']);
    expect(classIds).toEqual(['c', 'd']);
    expect(items.map(({ hash, classIndex }) => [hash, classIndex])).toEqual([
      ['a1', 0],
      ['b1', 1],
      ['c1', 0],
      ['d1', 1],
      ['e1', 0],
      ['f1', 1],
    ]);
  });

  it('hashes what a run is a function of: not names, not the order of arrival', async () => {
    const { hash } = await takeSnapshot(usable, classes);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const renamed = classes.map((label) => ({ ...label, name: `${label.name}s` }));
    expect((await takeSnapshot([...usable].reverse(), renamed)).hash).toBe(hash);
    const moved = usable.map((i) => (i.hash === 'a1' ? { ...i, classId: 'd' } : i));
    const more = [...moved, image('a2', 'c', 'train')];
    expect((await takeSnapshot(more, classes)).hash).not.toBe(hash);
  });

  it('leaves no labelled image out silently', async () => {
    const more = [...usable, image('a2', 'c', 'none')];
    await expect(takeSnapshot(more, classes)).rejects.toThrow(/c\/a2\.jpg is not split yet/);
  });

  it.each([
    ['no images', [], classes, /no images yet/],
    ['nothing labelled', [image('a', 'unlabelled', 'none')], classes, /No image has a class/],
    [
      'one class',
      usable.filter((i) => i.classId === 'c'),
      classes.slice(1),
      /only one class \(cat\)/,
    ],
    ['an empty class', usable.filter((i) => i.classId === 'c'), classes, /dog has no images/],
    ['two classes of one name', usable, classes.map((c) => ({ ...c, name: 'cat' })), /Two classes/],
    ['an empty part', usable.filter((i) => i.hash !== 'e1'), classes, /cat has no test images/],
  ])('refuses %s with a message for the user', async (_, images, labels, message) => {
    await expect(takeSnapshot(images, labels)).rejects.toThrow(message);
  });
});
