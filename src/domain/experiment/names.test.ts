import { expect, it } from 'vitest';
import { english } from '../../texts/message';
import { defaultRecipe } from '../recipe/recipe';
import { experimentName, partName } from './names';
import type { ExperimentPlan } from './plan';

const cnn = defaultRecipe('cnn');

it.each<[ExperimentPlan, string]>([
  [{ kind: 'seeds', repeats: 3 }, '3 seeds'],
  [{ kind: 'resampled', repeats: 10, test: 0.2 }, '10 splits'],
  [{ kind: 'folds', folds: 2, repeats: 5 }, '5×2'],
  [{ kind: 'folds', folds: 5, repeats: 1 }, '5-fold'],
  [{ kind: 'folds', folds: 5, repeats: 2 }, '5-fold ×2'],
])('names an experiment by its family, image size and plan (%#)', (plan, tag) => {
  const name = `CNN · 128 px · ${tag}`;
  expect(english(experimentName(cnn, plan, []))).toBe(name);
  expect(english(experimentName(cnn, plan, [name]))).toBe(`${name} (2)`);
});

it('names its runs by repeat and fold, each where there are several', () => {
  const place = { repeat: 1, fold: 3 };
  const name = (plan: ExperimentPlan) => english(partName('Mine', plan, place));
  expect(name({ kind: 'folds', folds: 5, repeats: 2 })).toBe('Mine · 1.3');
  expect(name({ kind: 'seeds', repeats: 3 })).toBe('Mine · 1');
});
