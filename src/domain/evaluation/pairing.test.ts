import { describe, expect, it } from 'vitest';
import { alignTests, disagreements, pairedCounts, worstMistakes } from './pairing';

const prediction = (hash: string, truth: number, p: number) => ({
  hash,
  path: `${hash}.jpg`,
  truth,
  scores: [1 - p, p],
});
const classes = ['with_mask', 'without_mask'];

describe('alignTests', () => {
  it('says that runs judged the same images, in whatever order', () => {
    const a = { classes, predictions: [prediction('x', 0, 0.1), prediction('y', 1, 0.9)] };
    const b = { classes, predictions: [prediction('y', 1, 0.8), prediction('x', 0, 0.3)] };
    const { kind, columns } = alignTests([a, b]);
    expect(kind).toBe('same');
    expect(columns.map((column) => column.map(({ hash }) => hash))).toEqual([
      ['x', 'y'],
      ['x', 'y'],
    ]);
    expect(columns[1]!.map(({ scores }) => scores[1])).toEqual([0.3, 0.8]);
  });

  it('keeps only what all judged, and leaves out an image whose label changed', () => {
    const a = {
      classes,
      predictions: [prediction('x', 0, 0.1), prediction('y', 1, 0.9), prediction('z', 0, 0)],
    };
    const b = {
      classes,
      predictions: [prediction('x', 1, 0.1), prediction('y', 1, 0.9), prediction('w', 0, 0)],
    };
    const { kind, columns } = alignTests([a, b]);
    expect(kind).toBe('common');
    expect(columns.map((column) => column.map(({ hash }) => hash))).toEqual([['y'], ['y']]);
  });

  it('keeps each run’s own images when none is common, or when the classes differ', () => {
    const a = { classes, predictions: [prediction('x', 0, 0.1)] };
    const apart = { classes, predictions: [prediction('y', 0, 0.1)] };
    const renamed = { classes: ['cat', 'dog'], predictions: [prediction('x', 0, 0.1)] };
    expect(alignTests([a, apart])).toEqual({
      kind: 'apart',
      columns: [a.predictions, apart.predictions],
    });
    expect(alignTests([a, renamed]).kind).toBe('different-classes');
  });

  it('takes a renamed class for the same, and one made again under its old name', () => {
    const predictions = [prediction('x', 0, 0.1)];
    const before = { classes, classIds: ['1', '2'], predictions };
    const renamed = { classes: ['masked', 'without_mask'], classIds: ['1', '2'], predictions };
    const again = { classes, classIds: ['1', '3'], predictions };
    const swapped = { classes: [...classes].reverse(), classIds: ['2', '1'], predictions };
    expect(alignTests([before, renamed]).kind).toBe('same');
    expect(alignTests([before, again]).kind).toBe('same');
    expect(alignTests([{ classes, predictions }, before]).kind).toBe('same');
    expect(alignTests([before, swapped]).kind).toBe('different-classes');
    expect(alignTests([renamed, again]).kind).toBe('different-classes');
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

it('puts the most confident mistake first', () => {
  const predictions = [prediction('a', 1, 0.4), prediction('b', 0, 0.99), prediction('c', 1, 0.9)];
  expect(worstMistakes(predictions, 0.5).map(({ hash }) => hash)).toEqual(['b', 'a']);
});
