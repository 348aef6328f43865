import { describe, expect, it } from 'vitest';
import { english } from '../../texts/message';
import type { PairedCounts } from './pairing';
import { mcnemarExact } from './statistics';
import { frequency, verdict, type ComparisonVerdict } from './verdict';

const inEnglish = ({ kind, sentence }: ComparisonVerdict) => ({
  kind,
  sentence: english(sentence),
});

describe('verdict', () => {
  const names = ['the CNN', 'MobileNetV2'] as const;
  const compare = (onlyFirst: number, onlySecond: number, rest: Partial<PairedCounts> = {}) => {
    const counts = { both: 400, neither: 10, onlyFirst, onlySecond, ...rest };
    const { p } = mcnemarExact(onlyFirst, onlySecond);
    return inEnglish(verdict(names, counts, { p, comparisons: 1 }));
  };

  it('names the better one first and says what p means', () => {
    expect(compare(4, 31)).toEqual({
      kind: 'real',
      sentence:
        'MobileNetV2 was correct on 31 images where the CNN was wrong, and the CNN on 4 where MobileNetV2 was wrong. If both were equally accurate, a difference at least this large would occur less than once in 10,000 times (p < 0.0001).',
    });
    expect(compare(31, 4).sentence).toMatch(/^the CNN was correct on 31 images/);
  });

  it('does not call a difference real that chance gives easily', () => {
    const { kind, sentence } = compare(5, 9);
    expect(kind).toBe('maybe-chance');
    expect(sentence).toMatch(
      /would occur about once in 2 times \(p = 0\.42\), so neither can be called better\.$/,
    );
  });

  it('never reads an adjusted p as a frequency', () => {
    const counts = { both: 400, neither: 10, onlyFirst: 4, onlySecond: 31 };
    const real = inEnglish(verdict(names, counts, { p: 0.0032, comparisons: 3 }));
    expect(real.kind).toBe('real');
    expect(real.sentence).toMatch(
      /was wrong\. p = 0\.0032, adjusted for 3 comparisons \(Holm\): significant at the 5% level, which keeps the probability of one or more false findings among the 3 comparisons at 5% or less\.$/,
    );
    const chance = inEnglish(verdict(names, counts, { p: 0.12, comparisons: 3 }));
    expect(chance.kind).toBe('maybe-chance');
    expect(chance.sentence).toMatch(
      /p = 0\.12, adjusted for 3 comparisons \(Holm\): not significant at the 5% level, so neither can be called better\.$/,
    );
    expect(real.sentence + chance.sentence).not.toMatch(/times/);
  });

  it('says when five disagreements are too few, and six are not', () => {
    expect(compare(0, 5).kind).toBe('too-few');
    expect(compare(0, 5).sentence).toMatch(/correct on 5 images .* too few test images to tell\.$/);
    expect(compare(1, 0).sentence).toMatch(/correct on 1 image where/);
    expect(compare(0, 6).kind).toBe('real');
  });

  it('knows ties and empty test sets', () => {
    expect(compare(7, 7).kind).toBe('tie');
    expect(compare(0, 0)).toEqual({
      kind: 'tie',
      sentence:
        'the CNN and MobileNetV2 were correct on the same 400 images and wrong on the same 10: no difference shows on these test images.',
    });
    expect(compare(0, 0, { both: 9, neither: 0 }).sentence).toBe(
      'the CNN and MobileNetV2 were both correct on all 9 images: no difference shows on these test images.',
    );
    expect(compare(0, 0, { both: 0, neither: 0 }).kind).toBe('no-images');
  });
});

it.each([
  [0.7, 'more often than not'],
  [0.34, 'about once in 3 times'],
  [0.0101, 'about once in 99 times'],
  [0.00712, 'about once in 140 times'],
  [0.00009, 'less than once in 10,000 times'],
])('says %d as %s', (p, words) => expect(english(frequency(p))).toBe(words));
