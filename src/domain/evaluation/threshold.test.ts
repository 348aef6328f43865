import { expect, it } from 'vitest';
import { sourceOfChoice, thresholdSource } from './threshold';

const classes = ['with_mask', 'without_mask'];

it('is what the run says', () => {
  expect(thresholdSource({ classes, threshold: 0.7, thresholdFrom: 'validation' })).toBe(
    'validation',
  );
});

it('takes a moved threshold of an older run for one tuned on the test images', () => {
  expect(thresholdSource({ classes, threshold: 0.7 })).toBe('test');
  expect(thresholdSource({ classes, threshold: 0.5 })).toBe('default');
});

it('knows no chosen threshold with more than two classes', () => {
  expect(thresholdSource({ classes: ['a', 'b', 'c'], threshold: 0.7 })).toBe('default');
});

it('calls a choice of 0.5 the default', () => {
  expect(sourceOfChoice(0.5)).toBe('default');
  expect(sourceOfChoice(0.51)).toBe('validation');
});
