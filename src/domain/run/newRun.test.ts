import { expect, it } from 'vitest';
import { defaultRecipe } from '../recipe/recipe';
import { runName } from './newRun';

it('names a run by its family, image size and seed, and numbers the next ones', () => {
  const name = 'CNN · 128 px · seed 1';
  expect(runName(defaultRecipe('cnn'), [])).toBe(name);
  expect(runName(defaultRecipe('cnn'), [name])).toBe(`${name} (2)`);
  expect(runName(defaultRecipe('cnn'), [name, `${name} (2)`])).toBe(`${name} (3)`);
  expect(runName(defaultRecipe('mobilenetv2', 7), [name])).toBe('MobileNetV2 · 224 px · seed 7');
});
