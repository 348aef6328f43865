import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { findLabelIssues, type LabelledImage } from './labelIssues';

const classes = [
  { id: 'a', name: 'Cats' },
  { id: 'b', name: 'Dogs' },
  { id: 'none', name: 'Empty' },
];
const WIDTH = 6;
const random = randomFrom(3);

/** Images of two classes that their features tell apart; `wrong` have the other class's label. */
function dataset(count: number, wrong: readonly number[], more: Partial<LabelledImage> = {}) {
  const images = Array.from({ length: count }, (_, i): LabelledImage => {
    const isA = (i % 2 === 0) !== wrong.includes(i);
    return { hash: `${i}`.padStart(3, '0'), classId: isA ? 'a' : 'b', groupId: `g${i}`, ...more };
  });
  const values = new Float32Array(count * WIDTH);
  for (let i = 0; i < values.length; i++) {
    values[i] = 2 * random() + (Math.floor(i / WIDTH) % 2 === 0 ? 0 : 1.5);
  }
  return { images, features: { values, width: WIDTH } };
}

function find({ images, features }: ReturnType<typeof dataset>) {
  const search = findLabelIssues(images, classes, features);
  let state = search.next();
  while (!state.done) state = search.next();
  return state.value;
}

describe('findLabelIssues', () => {
  it('puts wrong labels first, with the class that they should have', () => {
    const found = find(dataset(60, [4, 31]));
    expect(found).toHaveLength(60);
    expect(
      found
        .slice(0, 2)
        .map(({ hash, classId, suggested, isIssue }) => [hash, classId, suggested, isIssue])
        .sort(),
    ).toEqual([
      ['004', 'b', 'a', true],
      ['031', 'a', 'b', true],
    ]);
    expect(found.map(({ selfConfidence }) => selfConfidence)).toEqual(
      found.map(({ selfConfidence }) => selfConfidence).sort((a, b) => a - b),
    );
  });

  it('leaves out a label that was confirmed, until the image has another', () => {
    const { images, features } = dataset(60, [4, 31]);
    images[4]!.confirmedClassId = 'b';
    images[31]!.confirmedClassId = 'b';
    const hashes = find({ images, features }).map(({ hash }) => hash);
    expect(hashes).not.toContain('004');
    expect(hashes).toContain('031');
  });

  it('works where every group has images of both classes', () => {
    const { images, features } = dataset(60, [4, 31]);
    const people = images.map((image, i) => ({ ...image, groupId: `g${Math.floor(i / 2)}` }));
    const found = find({ images: people, features });
    expect(
      found
        .slice(0, 2)
        .map(({ hash }) => hash)
        .sort(),
    ).toEqual(['004', '031']);
  });

  it('uses fewer folds for small classes, and says what is too few', () => {
    expect(find(dataset(8, []))).toHaveLength(8);
    expect(() => find(dataset(4, []))).toThrow(/Cats has 2 groups of images.* at least 3/);
    const { images, features } = dataset(20, []);
    const together = images.map((image) => ({ ...image, groupId: image.classId }));
    expect(() => find({ images: together, features })).toThrow(/has 1 group of images/);
    const alone = images.map((image) => ({ ...image, classId: 'a' }));
    expect(() => find({ images: alone, features })).toThrow(/at least two classes/);
  });
});
