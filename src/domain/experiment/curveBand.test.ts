import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../run/run';
import { curveBand } from './curveBand';

const run = (...losses: number[]): EpochRecord[] =>
  losses.map((loss, index) => ({
    ...{ epoch: index + 1, stage: 'train', loss, accuracy: 0, valLoss: 0 },
    ...{ valAccuracy: 0, seconds: 1 },
  }));
const lossOf = ({ loss }: EpochRecord) => loss;

describe('curveBand', () => {
  it('has the mean, the least and the greatest of each epoch', () => {
    expect(curveBand([run(4, 2), run(2, 1)], lossOf)).toEqual([
      { mean: 3, low: 2, high: 4 },
      { mean: 1.5, low: 1, high: 2 },
    ]);
  });

  it('ends where fewer than half of the runs go on', () => {
    expect(curveBand([run(3, 3, 3, 3), run(1, 1, 1), run(2)], lossOf)).toHaveLength(3);
    expect(curveBand([run(3, 3), run(1), run(2)], lossOf)).toHaveLength(1);
    expect(curveBand([run(3, 3), run(1)], lossOf)).toHaveLength(2);
  });

  it('counts neither runs that have not begun nor values that are no numbers', () => {
    expect(curveBand([run(2, NaN), [], run(4, NaN)], lossOf)).toEqual([
      { mean: 3, low: 2, high: 4 },
      { mean: null, low: null, high: null },
    ]);
    expect(curveBand([], lossOf)).toEqual([]);
  });
});
