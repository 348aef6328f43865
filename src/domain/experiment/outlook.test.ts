import { describe, expect, it } from 'vitest';
import { english } from '../../texts/message';
import { chanceOfDeciding, measure, outlookSentence, whatWouldDecide } from './outlook';
import { EXPERIMENT_PRESETS } from './plan';

const { fold, foldTwice, fiveByTwo } = EXPERIMENT_PRESETS;
/** 94 against 99%: each has images that only it gets right. */
const measured = { onlyFirst: 0.06, onlySecond: 0.01, trainingSd: 0.02 };

describe('the chance of deciding', () => {
  it.each([fold, foldTwice, fiveByTwo])(
    'grows with the images, $folds folds $repeats times',
    (plan) => {
      const chances = [100, 200, 400].map((images) => chanceOfDeciding(measured, images, plan));
      expect(chances).toEqual([...chances].sort((a, b) => a - b));
      expect(chances[2]! - chances[0]!).toBeGreaterThan(0.15);
    },
  );

  it('grows with repeats', () => {
    expect(chanceOfDeciding(measured, 200, foldTwice)).toBeGreaterThan(
      chanceOfDeciding(measured, 200, fold) + 0.1,
    );
  });

  it('is small where nothing differs', () => {
    const equal = { onlyFirst: 0.03, onlySecond: 0.03, trainingSd: 0.02 };
    for (const plan of [fold, foldTwice, fiveByTwo]) {
      expect(chanceOfDeciding(equal, 200, plan)).toBeLessThan(0.08);
    }
  });
});

describe('what would decide', () => {
  it('takes training’s share of the variance from what the images do not explain', () => {
    const counts = { both: 186, onlyFirst: 12, onlySecond: 2, neither: 0 };
    const byImage = (0.07 - 0.05 ** 2) / 40;
    const [low, high] = [0.05 - 0.06, 0.05 + 0.06];
    const { onlyFirst, onlySecond, trainingSd } = measure(counts, [low, high], 40);
    expect([onlyFirst, onlySecond]).toEqual([0.06, 0.01]);
    expect(trainingSd).toBeCloseTo(Math.sqrt((high - low) ** 2 / 2 - byImage), 12);
    // Less than the images explain is none.
    expect(measure(counts, [0.05, 0.05], 40).trainingSd).toBe(0);
  });

  it('proposes repeats where they do, else more images, else says that nothing does', () => {
    const clear = whatWouldDecide({ onlyFirst: 0.15, onlySecond: 0.01, trainingSd: 0.01 }, 200)!;
    expect(clear).toMatchObject({ plan: foldTwice, images: 200 });
    const more = whatWouldDecide(measured, 100)!;
    expect(more.images).toBeGreaterThan(400);
    expect(more.chance).toBeGreaterThanOrEqual(0.8);
    expect(english(outlookSentence(measured, 100))).toMatch(
      /^If the true difference is as measured, 5-fold cross-validation, 2 times on about \d+ images would probably decide: in about \d+% of cases\.$/,
    );
    const none = { onlyFirst: 0.02, onlySecond: 0.02, trainingSd: 0.02 };
    expect(whatWouldDecide(none, 50)).toBeNull();
    expect(english(outlookSentence(none, 50))).toContain('even 800 images');
  });
});
