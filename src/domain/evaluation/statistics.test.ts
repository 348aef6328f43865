import { describe, expect, it } from 'vitest';
import expected from './fixtures/expected.json';
import { expectClose } from './fixtures/close';
import {
  holm,
  mcnemarExact,
  pairedDifference,
  unbeatenConstant,
  wilsonInterval,
} from './statistics';

describe('agrees with SciPy', () => {
  it.each(expected.wilson)("Wilson's interval of $right of $of", ({ right, of, interval }) => {
    const { low, high } = wilsonInterval(right, of);
    expectClose([low, high], interval);
  });

  it.each(expected.mcnemar)("McNemar's exact test of $counts", ({ counts, p, midP }) => {
    const result = mcnemarExact(counts[0]!, counts[1]!);
    expectClose([result.p, result.midP], [p, midP]);
    // Tiny probabilities must agree relatively too.
    expect(result.p / p).toBeCloseTo(1, 9);
  });
});

describe('the constant answer', () => {
  it.each([
    [
      'one that always gives one class',
      [
        [30, 0],
        [10, 0],
      ],
      { answer: 0, share: 0.75 },
    ],
    [
      'one that is right a little more often',
      [
        [23, 17],
        [19, 21],
      ],
      { answer: 0, share: 0.5 },
    ],
    [
      'one that is clearly right more often',
      [
        [36, 4],
        [6, 34],
      ],
      null,
    ],
    [
      'no images',
      [
        [0, 0],
        [0, 0],
      ],
      null,
    ],
  ])('is not beaten by %s, or is', (_, matrix, expected) => {
    expect(unbeatenConstant(matrix)).toEqual(expected);
  });
});

describe('the difference of two accuracies on the same images', () => {
  const counts = ([both, onlyFirst, onlySecond, neither]: readonly number[]) =>
    pairedDifference({
      both: both!,
      onlyFirst: onlyFirst!,
      onlySecond: onlySecond!,
      neither: neither!,
    });

  it.each(expected.pairedDifference)(
    "has Newcombe's interval for $cells",
    ({ cells, interval }) => {
      const { low, high } = counts(cells);
      expectClose([low, high], interval);
    },
  );

  it('agrees with the published example (Newcombe 1998, table II)', () => {
    const { difference, low, high } = counts([36, 2, 12, 0]);
    expect([difference, low, high].map((value) => value.toFixed(4))).toEqual([
      '0.2000',
      '0.0569',
      '0.3404',
    ]);
  });

  it('changes its sign with the order of the models, and knows nothing without images', () => {
    const [one, other] = [counts([200, 9, 31, 6]), counts([200, 31, 9, 6])];
    expectClose([one.difference, one.low, one.high], [-other.difference, -other.high, -other.low]);
    expect(counts([0, 0, 0, 0])).toEqual({ difference: 0, low: -1, high: 1 });
  });
});

it('knows nothing about a proportion of nothing', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

it('does not care which model is named first', () => {
  expect(mcnemarExact(4, 31)).toEqual(mcnemarExact(31, 4));
});

describe('Holm’s correction', () => {
  it('multiplies the smallest by the number of tests, the next by one less', () => {
    expectClose(holm([0.03, 0.01, 0.04]), [0.06, 0.03, 0.06]);
  });

  it('leaves a single test alone and never exceeds 1', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});
