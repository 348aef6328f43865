import { expect, it } from 'vitest';
import { EXPERIMENT_PRESETS } from '../experiment/plan';
import { definitionOf } from '../models/registry';
import { defaultRecipe } from './recipe';
import { experimentWeightsSize, weightsSize } from './weightsSize';

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

it('is of every run of every recipe in an experiment', () => {
  const recipes = [defaultRecipe('mobilenetv2'), defaultRecipe('compact-cnn')] as const;
  const once = weightsSize(recipes[0], 3) + weightsSize(recipes[1], 3);
  expect(experimentWeightsSize(recipes, EXPERIMENT_PRESETS.foldTwice, 3)).toBe(10 * once);
});
