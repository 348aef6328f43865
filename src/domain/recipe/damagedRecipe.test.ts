import { expect, it } from 'vitest';
import { randomFrom } from '../random';
import { defaultRecipe, parseRecipe } from './recipe';

type Fields = Record<string, unknown>;

/** What a damaged or hand-edited file may have in a field; undefined: the field is gone. */
const WRONG = [undefined, null, '', 'x', -1, 1e9, NaN, true, [], {}, [1], { a: 1 }];

it('says which field of a damaged recipe is wrong, and never in the words of the schema', () => {
  const random = randomFrom(4);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const recipe = structuredClone(defaultRecipe(pick(['cnn', 'mobilenetv2', 'compact-cnn'])));
    let fields = recipe as unknown as Fields;
    for (;;) {
      const key = pick(Object.keys(fields));
      const value = fields[key];
      if (typeof value === 'object' && value !== null && random() < 0.7) {
        fields = value as Fields;
        continue;
      }
      const wrong = pick(WRONG);
      if (wrong === undefined) delete fields[key];
      else fields[key] = wrong;
      break;
    }
    try {
      parseRecipe(recipe);
    } catch (error) {
      refused++;
      const { message } = error as Error;
      expect(message, JSON.stringify(recipe)).toMatch(/^This configuration cannot be used: .+\.$/);
      expect(message).not.toMatch(/undefined|but received|Invalid|\[object|\{\{/);
    }
  }
  expect(refused).toBeGreaterThan(200);
});

it.each([[null], [[]], ['text'], [{ milk: 2 }], [{ version: 99 }], [{ version: 'one' }]])(
  'refuses %j with a sentence',
  (input) => {
    expect(() => parseRecipe(input)).toThrow(
      /^This configuration cannot be used: (?!.*undefined).+\.$/,
    );
  },
);
