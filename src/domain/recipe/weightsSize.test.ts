import { expect, it } from 'vitest';
import { definitionOf } from '../models/registry';
import { defaultRecipe } from './recipe';
import { weightsSize } from './weightsSize';

it('is four bytes a parameter, frozen ones included', () => {
  const recipe = defaultRecipe('mobilenetv2');
  const { params, trainableParams } = definitionOf('mobilenetv2').summary(recipe.model, 128, 2);
  expect(weightsSize({ ...recipe, imageSize: 128 }, 2)).toBe(4 * params);
  expect(params).toBeGreaterThan(trainableParams);
});

it('is 0 of a network that cannot be', () => {
  const recipe = defaultRecipe('mobilenetv2');
  const model = { ...recipe.model, featureLayer: 'nowhere' };
  expect(weightsSize({ ...recipe, model }, 2)).toBe(0);
});
