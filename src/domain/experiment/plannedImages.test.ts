import { expect, it } from 'vitest';
import { EXPERIMENT_PRESETS } from './plan';
import { plannedImages } from './plannedImages';

const split = { train: 280, validation: 60, test: 60 };

it('stays on the split for seeds; a fold tests on its share, and validates on 15% of the rest', () => {
  expect(plannedImages(EXPERIMENT_PRESETS.seeds, split, 0)).toEqual(split);
  expect(plannedImages(EXPERIMENT_PRESETS.foldTwice, split, 0)).toEqual({
    ...{ train: 272, validation: 48, test: 80 },
  });
});

it('leaves out the test images that were pinned', () => {
  expect(plannedImages(EXPERIMENT_PRESETS.fiveByTwo, split, 60)).toEqual({
    ...{ train: 144.5, validation: 25.5, test: 170 },
  });
});
