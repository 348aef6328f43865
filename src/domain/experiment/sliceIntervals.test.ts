import { expect, it } from 'vitest';
import { slicesOf, type SlicedImage } from '../evaluation/slices';
import { groupedSlices, shareGroups, sliceIntervals } from './sliceIntervals';

/** Ten images a group, which are right or wrong together: every fifth group is wrong. */
const images = Array.from({ length: 400 }, (_, i): SlicedImage => {
  const group = Math.floor(i / 10);
  return { hash: `h${i}`, path: `${i}.jpg`, truth: group % 2, isCorrect: group % 5 !== 0 };
});
const slices = slicesOf(images);
const groupsOfTen = new Map(images.map(({ hash }, i) => [hash, `g${Math.floor(i / 10)}`]));

it("is far wider than Wilson's where the images of a group are alike", () => {
  const intervals = sliceIntervals(groupedSlices(slices, images, groupsOfTen)!);
  expect(intervals).toHaveLength(2);
  intervals.forEach(({ low, high }, i) => {
    const { interval, accuracy } = slices[i]!;
    expect(low).toBeLessThan(accuracy);
    expect(high).toBeGreaterThan(accuracy);
    // Twenty groups in place of 200 images: √10 = 3.2 times as wide.
    const times = (high - low) / (interval.high - interval.low);
    expect(times).toBeGreaterThan(2.5);
    expect(times).toBeLessThan(4);
  });
});

it("leaves Wilson's where every image stands alone", () => {
  expect(groupedSlices(slices, images, new Map())).toBeNull();
  expect(shareGroups(images, groupsOfTen)).toBe(true);
  const alone = new Map(images.map(({ hash }) => [hash, hash]));
  expect(shareGroups(images, alone)).toBe(false);
  expect(groupedSlices(slices, images, alone)).toBeNull();
});
