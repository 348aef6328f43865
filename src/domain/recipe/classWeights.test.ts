import { expect, it } from 'vitest';
import { balancedWeights, classWeightsOf, imbalance } from './classWeights';
import { defaultRecipe } from './recipe';
import type { Split } from '../dataset/dataset';

it('is n / (k · n_c), as compute_class_weight("balanced") of scikit-learn', () => {
  // compute_class_weight('balanced', classes=[0, 1, 2], y=[0]*6 + [1]*3 + [2]*1)
  const weights = balancedWeights([6, 3, 1]);
  [0.5555555555555556, 1.1111111111111112, 3.3333333333333335].forEach((expected, i) =>
    expect(weights[i]).toBeCloseTo(expected, 15),
  );
  expect(balancedWeights([4, 4])).toEqual([1, 1]);
});

it('counts the training images only, and only where the recipe asks for it', () => {
  const item = (classIndex: number, split: Split, i: number) => ({
    ...{ hash: `${i}`, path: `${i}.png`, classIndex, split },
  });
  const snapshot = {
    classes: ['a', 'b'],
    items: [
      ...[0, 1, 2].map((i) => item(0, 'train', i)),
      item(1, 'train', 3),
      ...[4, 5, 6, 7].map((i) => item(1, 'test', i)),
      item(1, 'validation', 8),
    ],
  };
  const { training } = defaultRecipe('cnn');
  expect(classWeightsOf(training, snapshot)).toBeNull();
  const weights = classWeightsOf({ ...training, classWeights: 'balanced' }, snapshot);
  expect(weights).toEqual([4 / 6, 4 / 2]);
});

it('says how unequal classes are', () => {
  expect(imbalance([30, 20, 45])).toBe(2.25);
  expect(imbalance([30, 0])).toBeNull();
  expect(imbalance([30])).toBeNull();
});
