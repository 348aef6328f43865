import { describe, expect, it } from 'vitest';
import { labelPaths } from '../../domain/dataset/labels';
import { splitImages } from '../../domain/split/split';
import { groupImages } from '../../domain/dataset/nearDuplicates';
import { drawPerson } from './drawing';
import { samplePeople } from './people';

const tally = (values: (string | null)[]) =>
  Object.fromEntries([...new Set(values)].map((v) => [v, values.filter((w) => w === v).length]));

describe('the sample', () => {
  it('is whole: 400 drawings, 240 of them for testing, in folders that say class and part', () => {
    const people = samplePeople(null);
    expect(tally(people.map(({ pinnedSplit }) => pinnedSplit))).toEqual({
      ...{ train: 120, validation: 40, test: 240 },
    });
    const labels = labelPaths(people.map(({ path }) => path));
    expect(labels).toEqual(
      people.map(({ className, pinnedSplit }) => ({ className, pinnedSplit })),
    );
  });

  it('keeps a person’s two drawings in one part, in either size', async () => {
    for (const count of [null, 20]) {
      const images = samplePeople(count).map(({ path, className, pinnedSplit }, i) => {
        const hash = String(i).padStart(3, '0');
        return { hash, path, classId: className!, pinnedSplit, source: 'sample' as const };
      });
      const groups = await groupImages(images.map((image) => ({ ...image, perceptualHash: '0' })));
      const splits = splitImages(
        images.map((image) => ({ ...image, groupId: groups.get(image.hash)! })),
        { seed: 1, fractions: { train: 0.6, validation: 0.2, test: 0.2 } },
      );
      expect(new Set(groups.values()).size).toBe(images.length / 2);
      const half = images.length / 2;
      for (const [i, { hash }] of images.slice(0, half).entries()) {
        expect(splits.get(images[half + i]!.hash)).toBe(splits.get(hash));
      }
      if (count) expect(tally([...splits.values()])).toEqual({ train: 24, validation: 8, test: 8 });
    }
  });

  it('draws the same person the same way each time, and no two drawings alike', () => {
    expect(drawPerson(3, true, 256)).toBe(drawPerson(3, true, 256));
    const drawings = Array.from({ length: 400 }, (_, i) => drawPerson(i >> 1, i % 2 === 0, 256));
    expect(new Set(drawings).size).toBe(400);
  });

  it('draws a mask on who wears one, and on nobody else', () => {
    const isMasked = (svg: string) => svg.includes('<g class="mask">');
    for (let person = 0; person < 200; person++) {
      expect([
        isMasked(drawPerson(person, true, 256)),
        isMasked(drawPerson(person, false, 256)),
      ]).toEqual([true, false]);
    }
  });
});
