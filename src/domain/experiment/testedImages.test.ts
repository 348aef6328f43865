import { describe, expect, it } from 'vitest';
import type { OutOfFoldPrediction } from './outOfFold';
import { misclassifiedImages, pairedOutOfFold, testedImages, untestedImages } from './testedImages';

/** To the end, without a turn in between. */
function atOnce<T>(work: Generator<number, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const seen = (hash: string, repeat: number, score: number, predicted: number) =>
  ({
    ...{ hash, path: `${hash}.jpg`, truth: 0, scores: [score, 1 - score] },
    ...{ repeat, fold: 1, predicted, unscaled: [score, 1 - score] },
  }) satisfies OutOfFoldPrediction;

describe('testedImages', () => {
  it('has each image once, with the mean of its scores and how often it was wrong', () => {
    const [image, ...others] = atOnce(testedImages([seen('a', 1, 0.2, 1), seen('a', 2, 0.6, 0)]));
    expect(others).toEqual([]);
    expect(image).toMatchObject({ tested: 2, wrong: 1, predicted: 1, truth: 0 });
    expect(image!.scores[0]).toBeCloseTo(0.4);
  });

  it('leaves out the images that random splits have not tested, which are counted', () => {
    const run = { repeat: 1, fold: 1, seed: 1, train: 4, test: 1, accuracy: 1 };
    const runs = [run, { ...run, repeat: 2 }];
    const images = atOnce(testedImages([seen('a', 1, 0.9, 0), seen('a', 2, 0.4, 1)]));
    expect(images.map(({ tested, wrong }) => [tested, wrong])).toEqual([[2, 1]]);
    expect(untestedImages({ runs }, images)).toBe(4);
    expect(untestedImages({ runs: [] }, [])).toBe(0);
  });

  it('puts the images that were wrong most often first, then the least sure of the truth', () => {
    const predictions = [
      ...[seen('once', 1, 0.1, 1), seen('once', 2, 0.9, 0)],
      ...[seen('never', 1, 0.9, 0), seen('never', 2, 0.8, 0)],
      ...[seen('sure', 1, 0.4, 1), seen('sure', 2, 0.4, 1)],
      ...[seen('surest', 1, 0.1, 1), seen('surest', 2, 0.2, 1)],
    ];
    const images = atOnce(testedImages(predictions));
    expect(misclassifiedImages(images).map(({ hash }) => hash)).toEqual(['surest', 'sure', 'once']);
  });

  it('reads at most a few hundred predictions between two turns', () => {
    let reads = 0;
    const counted = Array.from({ length: 10_000 }, (_, i) => {
      const prediction = seen(`${i % 5000}`, i < 5000 ? 1 : 2, 0.9, 0);
      return Object.defineProperty(prediction, 'hash', {
        get: () => (++reads, `${i % 5000}`),
      });
    });
    const work = testedImages(counted);
    let turns = 0;
    let most = 0;
    for (let next = work.next(), before = 0; ; next = work.next(), turns++) {
      most = Math.max(most, reads - before);
      before = reads;
      if (!next.done) continue;
      expect(next.value).toHaveLength(5000);
      break;
    }
    expect(turns).toBeGreaterThan(50);
    // The hash is read twice when predictions are sorted by image.
    expect(most).toBeLessThanOrEqual(500);
  });
});

describe('pairedOutOfFold', () => {
  it('counts only what both recipes predicted, each repeat by itself', () => {
    const first = [seen('a', 1, 0.9, 0), seen('a', 2, 0.4, 1), seen('b', 1, 0.9, 0)];
    const second = [seen('a', 2, 0.9, 0), seen('a', 1, 0.4, 1), seen('c', 1, 0.9, 0)];
    expect(pairedOutOfFold(first, second)).toEqual({
      ...{ both: 0, onlyFirst: 1, onlySecond: 1, neither: 0 },
    });
  });
});
