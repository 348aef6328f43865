import { describe, expect, it } from 'vitest';
import type { PairedCounts } from './pairing';
import { mcnemarExact } from './statistics';
import { frequency, verdict } from './verdict';

describe('verdict', () => {
  const names = ['the CNN', 'MobileNetV2'] as const;
  const judge = (onlyFirst: number, onlySecond: number, rest: Partial<PairedCounts> = {}) => {
    const counts = { both: 400, neither: 10, onlyFirst, onlySecond, ...rest };
    return verdict(names, counts, mcnemarExact(onlyFirst, onlySecond).p);
  };

  it('names the better one first and says how often chance would do it', () => {
    expect(judge(4, 31)).toEqual({
      kind: 'real',
      sentence:
        'MobileNetV2 was right on 31 images where the CNN was wrong, and the CNN on 4 where MobileNetV2 was wrong: a difference this large by chance happens less than once in 10,000 times.',
    });
    expect(judge(31, 4).sentence).toMatch(/^the CNN was right on 31 images/);
  });

  it('does not call a difference real that chance gives easily', () => {
    const { kind, sentence } = judge(5, 9);
    expect(kind).toBe('maybe-chance');
    expect(sentence).toMatch(/happens about once in 2 times, so neither can be called better\.$/);
  });

  it('says when five disagreements are too few, and six are not', () => {
    expect(judge(0, 5).kind).toBe('too-few');
    expect(judge(0, 5).sentence).toMatch(/right on 5 images .* too few test images to tell\.$/);
    expect(judge(1, 0).sentence).toMatch(/right on 1 image where/);
    expect(judge(0, 6).kind).toBe('real');
  });

  it('knows ties and empty test sets', () => {
    expect(judge(7, 7).kind).toBe('tie');
    expect(judge(0, 0)).toEqual({
      kind: 'tie',
      sentence:
        'the CNN and MobileNetV2 were right on the same 400 images and wrong on the same 10: no difference shows on these test images.',
    });
    expect(judge(0, 0, { both: 9, neither: 0 }).sentence).toBe(
      'the CNN and MobileNetV2 were both right on all 9 images: no difference shows on these test images.',
    );
    expect(judge(0, 0, { both: 0, neither: 0 }).kind).toBe('no-images');
  });
});

it.each([
  [0.7, 'more often than not'],
  [0.34, 'about once in 3 times'],
  [0.0101, 'about once in 99 times'],
  [0.00712, 'about once in 140 times'],
  [0.00009, 'less than once in 10,000 times'],
])('says %d as %s', (p, words) => expect(frequency(p)).toBe(words));
