import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../evaluation/statistics';
import { randomFrom } from '../random';
import {
  meanPredictions,
  poolPredictions,
  type OutOfFoldPrediction,
  type TestedRun,
} from './outOfFold';
import { countPredictions, pooledMetrics as metricsOf } from './pooledMetrics';

const pooledMetrics = (
  predictions: readonly OutOfFoldPrediction[],
  classCount: number,
  groupOf: (hash: string) => string,
  seed?: number,
) => metricsOf(countPredictions(predictions, classCount, groupOf), seed);

const prediction = (hash: string, truth: number, positive: number) => ({
  hash,
  path: `${hash}.png`,
  truth,
  scores: [1 - positive, positive],
});

const runs: TestedRun[] = [
  {
    repeat: 1,
    fold: 1,
    decision: { threshold: 0.5, temperature: null },
    predictions: [prediction('a', 0, 0.6), prediction('b', 1, 0.9)],
  },
  {
    repeat: 1,
    fold: 2,
    decision: { threshold: 0.5, temperature: null },
    predictions: [prediction('c', 1, 0.8)],
  },
  {
    repeat: 2,
    fold: 1,
    decision: { threshold: 0.7, temperature: null },
    predictions: [prediction('c', 1, 0.6), prediction('a', 0, 0.2)],
  },
];

describe('out-of-fold predictions', () => {
  it('are decided by the threshold of the run that made them', () => {
    const pooled = poolPredictions(runs);
    expect(
      pooled.map(({ hash, repeat, fold, predicted }) => [hash, repeat, fold, predicted]),
    ).toEqual([
      ['a', 1, 1, 1],
      ['b', 1, 1, 1],
      ['c', 1, 2, 1],
      ['c', 2, 1, 0],
      ['a', 2, 1, 0],
    ]);
    const { confusion, accuracy, classes } = pooledMetrics(pooled, 2, (hash) => hash);
    expect(confusion).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(accuracy).toBe(3 / 5);
    expect(classes[1]).toMatchObject({ precision: 2 / 3, recall: 2 / 3, support: 3 });
  });

  it('are averaged over the repeats for each image', () => {
    const means = meanPredictions(poolPredictions(runs));
    expect(means.map(({ hash }) => hash)).toEqual(['a', 'b', 'c']);
    expect(means[0]!.scores[1]).toBeCloseTo(0.4, 12);
    expect(means[1]!.scores[1]).toBe(0.9);
    expect(means[2]!.scores[1]).toBeCloseTo(0.7, 12);
  });
});

/** `count` images of which each group of `size` shares its outcome. */
function grouped(count: number, size: number, share: number, repeats = 1): TestedRun[] {
  const random = randomFrom(5);
  let correct = true;
  const predictions = Array.from({ length: count }, (_, i) => {
    if (i % size === 0) correct = random() < share;
    const truth = i % 2;
    return prediction(`image${i}`, truth, correct === (truth === 1) ? 0.9 : 0.1);
  });
  return Array.from({ length: repeats }, (_, i) => ({
    repeat: i + 1,
    fold: 1,
    decision: { threshold: 0.5, temperature: null },
    predictions,
  }));
}

const groupOf = (size: number) => (hash: string) =>
  `group${Math.floor(Number(hash.slice(5)) / size)}`;
const width = ({ low, high }: { low: number; high: number }) => high - low;

describe('intervals', () => {
  it('are near those of a proportion where images are independent', () => {
    const { accuracy, byImage } = pooledMetrics(poolPredictions(grouped(400, 1, 0.8)), 2, (h) => h);
    const { low, high } = wilsonInterval(accuracy * 400, 400);
    expect(Math.abs(byImage.accuracy.low - low)).toBeLessThan(0.01);
    expect(Math.abs(byImage.accuracy.high - high)).toBeLessThan(0.01);
  });

  it('by group are twice as wide where four images of a group share their outcome', () => {
    const pooled = poolPredictions(grouped(800, 4, 0.8));
    const { byImage, byGroup } = pooledMetrics(pooled, 2, groupOf(4));
    expect(width(byGroup.accuracy) / width(byImage.accuracy)).toBeGreaterThan(1.8);
    expect(width(byGroup.accuracy) / width(byImage.accuracy)).toBeLessThan(2.2);
    expect(width(byGroup.classes[0]!.recall)).toBeGreaterThan(width(byImage.classes[0]!.recall));
  });

  it('do not become narrower by repeats of the same images', () => {
    const once = pooledMetrics(poolPredictions(grouped(300, 1, 0.8)), 2, (h) => h);
    const often = pooledMetrics(poolPredictions(grouped(300, 1, 0.8, 5)), 2, (h) => h);
    expect(often.byImage.accuracy).toEqual(once.byImage.accuracy);
  });

  it('are Wilson’s of so many groups where nothing varies, and all of [0, 1] of nothing', () => {
    const { byGroup, byImage } = pooledMetrics(poolPredictions(grouped(80, 4, 1)), 2, groupOf(4));
    expect(byImage.accuracy).toEqual(wilsonInterval(80, 80));
    expect(byGroup.accuracy).toEqual(wilsonInterval(20, 20));
    expect(byImage.classes[0]!.recall).toEqual(wilsonInterval(40, 40));
    expect(pooledMetrics([], 2, (h) => h).byGroup.accuracy).toEqual({ low: 0, high: 1 });
  });

  it('are decided by the seed', () => {
    const pooled = poolPredictions(grouped(100, 1, 0.8));
    expect(pooledMetrics(pooled, 2, (h) => h, 3)).toEqual(pooledMetrics(pooled, 2, (h) => h, 3));
    expect(pooledMetrics(pooled, 2, (h) => h, 4)).not.toEqual(
      pooledMetrics(pooled, 2, (h) => h, 3),
    );
  });
});
