import { expect, it } from 'vitest';
import { checkThreshold, thresholdLine, thresholdsLine } from './threshold';

const choice = (threshold: number, isReached = true) => ({
  ...{ rule: { kind: 'precision', atLeast: 0.95 } as const, threshold, isReached },
  ...{ positive: 'mask', validation: { n: 40, accuracy: 1, precision: 1, recall: 1 } },
  test: { n: 50, accuracy: 0.9, precision: threshold, recall: 0.8 },
});

it('is refused for more than two classes, before anything is trained', () => {
  expect(() => checkThreshold({ kind: 'f1' }, ['a', 'b', 'c'])).toThrow('these have 3');
  expect(() => checkThreshold({ kind: 'f1' }, ['a', 'b'])).not.toThrow();
  expect(() => checkThreshold(null, ['a', 'b', 'c'])).not.toThrow();
});

it('says what was chosen on validation images and what it gives on test images', () => {
  expect(thresholdLine('cnn', choice(0.37))).toBe(
    'cnn: threshold 0.37 for a precision of at least 0.95, chosen on 40 validation images. ' +
      'On 50 test images, mask: precision 37.0%, recall 80.0%, accuracy 90.0%.',
  );
  expect(thresholdLine('cnn', choice(0.5, false))).toContain(
    'no threshold gives a precision of at least 0.95 on 40 validation images, so it stays 0.5.',
  );
});

it('says it of the runs of a recipe together', () => {
  expect(thresholdsLine('cnn', [choice(0.3), choice(0.7)])).toBe(
    'cnn: threshold 0.3 to 0.7 for a precision of at least 0.95, chosen in each run on its validation images. ' +
      'On the test images, mean of 2 runs, mask: precision 50.0%, recall 80.0%, accuracy 90.0%.',
  );
  const one = thresholdsLine('cnn', [choice(0.5), choice(0.5, false)]);
  expect(one).toContain('cnn: threshold 0.5 for');
  expect(one).toContain('In 1 of 2 runs none gives that');
});
