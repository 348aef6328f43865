import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { splitFractionsSchema } from '../../../domain/recipe/recipe';
import { cutsOf, fractionsOf, type Cuts } from './cuts';

describe('cutting the split by two handles', () => {
  it('gives a valid split for every position, and comes back to it', () => {
    for (let first = 5; first < 95; first += 3) {
      for (let second = first + 1; second <= 95; second += 3) {
        const cuts: Cuts = [first, second];
        const fractions = fractionsOf(cuts);
        expect(v.is(splitFractionsSchema, fractions)).toBe(true);
        expect(cutsOf(fractions)).toEqual(cuts);
      }
    }
  });
});
