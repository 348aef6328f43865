import { expect, it } from 'vitest';
import type { Snapshot, Split } from '../../domain/dataset/dataset';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { readMetadata } from '../../domain/run/modelMetadata';
import { runRecord } from '../../domain/run/runRecord.fixture';
import { metadataOf } from './metadata';
import { readme } from './readme';

const classes = ['mask', 'mask'];
const item = (hash: string, classIndex: number, split: Split, groupId = hash) => ({
  ...{ hash, classIndex, split, groupId, path: `${hash}.jpg` },
  pinnedSplit: split === 'test' ? ('test' as const) : null,
});

const snapshot: Snapshot = {
  ...{ version: 2, hash: 'ab', classes, classIds: ['first', 'second'] },
  items: [
    item('1', 0, 'train', 'near:1'),
    item('2', 0, 'train', 'near:1'),
    item('3', 1, 'train'),
    item('4', 1, 'validation'),
    item('5', 1, 'test'),
  ],
};

it('says the split that was used, and counts two classes of one name apart', () => {
  const split = { train: 0.6, validation: 0.2, test: 0.2, seed: 9 };
  const run = runRecord({ classes, recipe: { ...defaultRecipe('cnn'), split } });
  const predictions = [{ hash: '5', path: '5.jpg', truth: 1, scores: [0.2, 0.8] }];
  const evaluation = { predictions, loss: 0.2, millisecondsPerPrediction: 1 };
  const metadata = metadataOf(run, snapshot, evaluation, 'Masks');
  expect(metadata.split).toEqual({
    ...split,
    pinned: { train: 0, validation: 0, test: 1 },
    nearDuplicateGroups: 1,
  });
  expect(metadata.dataset.counts).toEqual([
    { train: 2, validation: 0, test: 0 },
    { train: 1, validation: 1, test: 1 },
  ]);
  const written: unknown = JSON.parse(JSON.stringify(metadata));
  expect(readMetadata(written)).toEqual({ value: metadata, leftOut: [] });
});

it('has what was decided about the run', () => {
  const thresholdChoice = { rule: { kind: 'precision', atLeast: 0.95 }, images: 60 } as const;
  const decided = { threshold: 0.8, thresholdChoice, minConfidence: 0.9, temperature: 1.4 };
  const evaluation = { predictions: [], loss: 0, millisecondsPerPrediction: 1 };
  const metadata = metadataOf(runRecord({ classes, ...decided }), snapshot, evaluation, 'Masks');
  expect(metadata).toMatchObject(decided);
  const written: unknown = JSON.parse(JSON.stringify(metadata));
  expect(readMetadata(written)).toEqual({ value: metadata, leftOut: [] });
  expect(() => readMetadata({ ...metadata, minConfidence: 2 })).toThrow('minConfidence');
});

it('names the classes that a threshold against the rest was chosen for, and says what it means', () => {
  const three = ['cat', 'dog', 'fox'];
  const rule = { kind: 'precision', atLeast: 0.95 } as const;
  const restThresholds = [{ classIndex: 2, threshold: 0.8, rule, images: 60 }];
  const evaluation = { predictions: [], loss: 0, millisecondsPerPrediction: 1 };
  const ofThree = { ...snapshot, classes: three };
  const of = (changes: object) =>
    metadataOf(runRecord({ classes: three, ...changes }), ofThree, evaluation, 'Animals');
  const metadata = of({ restThresholds });
  expect(metadata.oneAgainstRest).toEqual({
    meaning: expect.stringMatching(/own probability is the threshold or more/) as string,
    thresholds: [{ class: 'fox', threshold: 0.8, rule, images: 60 }],
  });
  const written: unknown = JSON.parse(JSON.stringify(metadata));
  expect(readMetadata(written)).toEqual({ value: metadata, leftOut: [] });
  expect(readme(metadata, [])).toContain(
    '"fox" from a probability of 0.8 on, chosen for a precision of at least 0.95, on 60 validation images',
  );
  expect(of({})).not.toHaveProperty('oneAgainstRest');
  expect(readme(of({}), [])).not.toContain('against the rest');
});

it('says of a final model what its experiment found, and is read back without validation', () => {
  const epoch = { epoch: 1, stage: 'train', loss: 0.5, accuracy: 0.7, seconds: 1 } as const;
  const expectedAccuracy = {
    ...{ mean: 0.93, interval: { low: 0.91, high: 0.95 }, runs: 5 },
    plan: { kind: 'folds', folds: 5, repeats: 1 } as const,
  };
  const run = runRecord({
    ...{ classes, expectedAccuracy },
    epochs: [{ ...epoch, valLoss: NaN, valAccuracy: NaN }],
  });
  const evaluation = { predictions: [], loss: 0, millisecondsPerPrediction: 1 };
  const metadata = metadataOf(run, snapshot, evaluation, 'Masks');
  expect(metadata).toMatchObject({ metrics: null, expectedAccuracy });
  const written: unknown = JSON.parse(JSON.stringify(metadata));
  expect(readMetadata(written)).toEqual({ value: metadata, leftOut: [] });
  expect(readme(metadata, [])).toContain(
    'Expected accuracy 93.0% (95% interval 91.0 to 95.0%): the mean of 5 runs of its configuration (5-fold cross-validation)',
  );
});
