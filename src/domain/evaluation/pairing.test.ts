import { describe, expect, it } from 'vitest';
import { alignTests, disagreements, pairedCounts, misclassified } from './pairing';

const prediction = (hash: string, truth: number, p: number) => ({
  hash,
  path: `${hash}.jpg`,
  truth,
  scores: [1 - p, p],
});
const classes = ['with_mask', 'without_mask'];

const evaluated = (
  predictions: ReturnType<typeof prediction>[],
  run: { classes: string[]; classIds?: string[] } = { classes },
) => ({ run, evaluation: { predictions } });

describe('alignTests', () => {
  it('puts runs with the same test images into one order', () => {
    const a = evaluated([prediction('x', 0, 0.1), prediction('y', 1, 0.9)]);
    const b = evaluated([prediction('y', 1, 0.8), prediction('x', 0, 0.3)]);
    const { kind, columns, shared } = alignTests([a, b]);
    expect([kind, shared]).toEqual(['same', 2]);
    expect(columns.map((column) => column.map(({ hash }) => hash))).toEqual([
      ['x', 'y'],
      ['x', 'y'],
    ]);
    expect(columns[1]!.map(({ scores }) => scores[1])).toEqual([0.3, 0.8]);
  });

  it('aligns nothing when one image is missing, more, or labelled otherwise', () => {
    const x = prediction('x', 0, 0.1);
    const y = prediction('y', 1, 0.9);
    const a = evaluated([x, y]);
    for (const other of [[x], [x, y, prediction('z', 0, 0)], [x, prediction('y', 0, 0.9)]]) {
      const b = evaluated(other);
      expect(alignTests([a, b])).toEqual({
        kind: 'different-images',
        columns: [a.evaluation.predictions, other],
        shared: other.length === 3 ? 2 : 1,
      });
    }
  });

  it('counts what all runs share, which may be nothing', () => {
    const a = evaluated([prediction('x', 0, 0.1)]);
    const b = evaluated([prediction('y', 0, 0.1)]);
    expect(alignTests([a, b])).toMatchObject({ kind: 'different-images', shared: 0 });
    expect(alignTests([a, a, b])).toMatchObject({ kind: 'different-images', shared: 0 });
  });

  it('takes a renamed class for the same, and one made again under its old name', () => {
    const predictions = [prediction('x', 0, 0.1)];
    const before = evaluated(predictions, { classes, classIds: ['1', '2'] });
    const renamed = evaluated(predictions, {
      classes: ['masked', 'without_mask'],
      classIds: ['1', '2'],
    });
    const again = evaluated(predictions, { classes, classIds: ['1', '3'] });
    const swapped = evaluated(predictions, {
      classes: [...classes].reverse(),
      classIds: ['2', '1'],
    });
    const others = evaluated(predictions, { classes: ['cat', 'dog'] });
    expect(alignTests([before, renamed]).kind).toBe('same');
    expect(alignTests([before, again]).kind).toBe('same');
    expect(alignTests([evaluated(predictions), before]).kind).toBe('same');
    expect(alignTests([before, swapped]).kind).toBe('different-classes');
    expect(alignTests([renamed, again]).kind).toBe('different-classes');
    expect(alignTests([before, others]).kind).toBe('different-classes');
  });
});

it('counts pairs, each run with its own threshold', () => {
  const first = [prediction('a', 1, 0.9), prediction('b', 0, 0.6), prediction('c', 1, 0.2)];
  const second = [prediction('a', 1, 0.4), prediction('b', 0, 0.1), prediction('c', 1, 0.3)];
  expect(pairedCounts(first, second, [0.5, 0.5])).toEqual({
    both: 0,
    onlyFirst: 1,
    onlySecond: 1,
    neither: 1,
  });
  expect(pairedCounts(first, second, [0.7, 0.3])).toEqual({
    both: 2,
    onlyFirst: 0,
    onlySecond: 1,
    neither: 0,
  });
});

it('orders disagreements by how far apart the scores are', () => {
  const first = [prediction('a', 1, 0.6), prediction('b', 0, 0.9), prediction('c', 1, 0.9)];
  const second = [prediction('a', 1, 0.4), prediction('b', 0, 0.1), prediction('c', 1, 0.8)];
  const found = disagreements([first, second], [0.5, 0.5]);
  expect(found.map(({ index }) => index)).toEqual([1, 0]);
  expect(found[0]!.gap).toBeCloseTo(0.8, 12);
});

it('puts the misclassified image of the highest confidence first', () => {
  const predictions = [prediction('a', 1, 0.4), prediction('b', 0, 0.99), prediction('c', 1, 0.9)];
  expect(misclassified(predictions, 0.5).map(({ hash }) => hash)).toEqual(['b', 'a']);
});
