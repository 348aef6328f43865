import { expect, it } from 'vitest';
import { defaultRecipe } from '../recipe/recipe';
import { runName } from './newRun';
import { english } from '../../texts/message';

it('names a run by its family, image size and seed, and numbers the next ones', () => {
  const named = (...of: Parameters<typeof runName>) => english(runName(...of));
  const name = 'CNN · 128 px · seed 1';
  expect(named(defaultRecipe('cnn'), [])).toBe(name);
  expect(named(defaultRecipe('cnn'), [name])).toBe(`${name} (2)`);
  expect(named(defaultRecipe('cnn'), [name, `${name} (2)`])).toBe(`${name} (3)`);
  expect(named(defaultRecipe('mobilenetv2', 7), [name])).toBe('MobileNetV2 · 224 px · seed 7');
});
