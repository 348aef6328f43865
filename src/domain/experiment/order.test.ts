import { expect, it } from 'vitest';
import { inQueueOrder } from './order';

const part = (id: string, repeat: number, fold: number) => ({
  createdAt: id === 'a' ? 1 : 2,
  experiment: { id, repeat, fold, augmentationSeed: 1, keepsWeights: false },
});

it('puts single runs first, then the runs of experiments fold by fold', () => {
  const single = { createdAt: 9 };
  const [a1, a2, b1, b2] = [part('a', 1, 1), part('a', 2, 1), part('b', 1, 1), part('b', 1, 2)];
  expect(inQueueOrder([a2, b2, a1, single, b1])).toEqual([single, a1, b1, b2, a2]);
});
