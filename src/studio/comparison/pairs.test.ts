import { describe, expect, it } from 'vitest';
import { pairRuns } from './pairs';

const run = (name: string, hashes: string[], classes = ['mask', 'none']) => ({
  name,
  run: { classes },
  evaluation: {
    predictions: hashes.map((hash) => ({ hash, path: hash, truth: 0, scores: [0.8, 0.2] })),
  },
});

const names = (runs: ReturnType<typeof run>[]) => {
  const { compared, refused } = pairRuns(runs);
  return {
    compared: compared.map(({ first, second }) => [first.name, second.name]),
    refused: refused.map(({ first, second, reason }) => [first.name, second.name, reason]),
  };
};

describe('pairs for the significance test', () => {
  it('are each run with the first, where all share their test images', () => {
    expect(names([run('A', ['x', 'y']), run('B', ['y', 'x']), run('C', ['x', 'y'])])).toEqual({
      compared: [
        ['A', 'B'],
        ['A', 'C'],
      ],
      refused: [],
    });
  });

  it('leave out only the run that has other test images, whichever it is', () => {
    const [a, b, other] = [run('A', ['x', 'y']), run('B', ['x', 'y']), run('O', ['x', 'z'])];
    const refusal = 'different-images';
    expect(names([a, b, other])).toEqual({
      compared: [['A', 'B']],
      refused: [['A', 'O', refusal]],
    });
    expect(names([other, a, b])).toEqual({
      compared: [['A', 'B']],
      refused: [['O', 'A', refusal]],
    });
  });

  it('say where the classes differ', () => {
    expect(names([run('A', ['x']), run('B', ['x'], ['cat', 'dog'])]).refused).toEqual([
      ['A', 'B', 'different-classes'],
    ]);
  });

  it('give the predictions of a pair in one order', () => {
    const { compared } = pairRuns([run('A', ['x', 'y']), run('B', ['y', 'x'])]);
    const orders = compared[0]!.predictions.map((list) => list.map(({ hash }) => hash));
    expect(orders).toEqual([
      ['x', 'y'],
      ['x', 'y'],
    ]);
  });
});
