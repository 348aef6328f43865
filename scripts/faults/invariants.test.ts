import { describe, expect, it } from 'vitest';
import type { ImageRecord } from '../../src/domain/dataset/dataset';
import type { ExperimentRecord } from '../../src/domain/experiment/record';
import { runRecord } from '../../src/domain/run/runRecord.fixture';
import { checkpoint, evaluation, snapshot } from '../../src/storage/runs.fixture';
import { losses, problemsOf } from './invariants';
import type { StoredState } from './state';

const image = { hash: 'x', classId: 'a', split: 'train', groupId: 'x' } as ImageRecord;

const experiment = { id: 'e', repeat: 1, fold: 1, augmentationSeed: 1, keepsWeights: false };
const fold = runRecord({ id: 'r', status: 'finished', experiment });
const ofTwo = { id: 'e', plan: { kind: 'seeds', repeats: 2 } } as ExperimentRecord;

/** A state in which all holds. */
const whole = (): StoredState => ({
  images: [image],
  deletedImages: [],
  originals: [{ key: 'x', sha: 'x' }],
  thumbnails: [],
  classes: [{ id: 'a', name: 'a', position: 0 }],
  settings: [],
  undoSteps: [],
  imports: [],
  snapshots: [snapshot],
  runs: [runRecord({ id: 'r', status: 'finished' })],
  experiments: [],
  judgements: [{ ...evaluation, runId: 'r' }],
  checkpoints: [],
  models: [],
  pretrained: [],
  tensors: [{ key: 'r', name: 'w', sha: '1' }],
  files: ['reserve'],
});

it('finds nothing where all holds', () => {
  expect(problemsOf(whole())).toEqual([]);
  expect([...losses(whole(), whole())]).toEqual([]);
});

describe('what does not hold is found', () => {
  const epochs = [
    { ...checkpoint('r', 1), loss: 1, accuracy: 1, valLoss: 1, valAccuracy: 1, seconds: 1 },
  ];
  const other = { ...image, hash: 'y', groupId: 'x', split: 'test' } as ImageRecord;
  it.each<[string, Partial<StoredState>]>([
    ['the split follows no more', { settings: [{ key: 'splitIsStale' }] }],
    ['are others', { originals: [{ key: 'x', sha: 'z' }] }],
    ['has no original', { originals: [] }],
    ['bytes of no image', { images: [], snapshots: whole().snapshots }],
    ['of a class that is not there', { classes: [] }],
    [
      'is in test and train',
      { images: [image, other], originals: ['x', 'y'].map((key) => ({ key, sha: key })) },
    ],
    ['there and deleted', { deletedImages: [image] }],
    ['trained by nobody', { runs: [runRecord({ id: 'r', status: 'running' })] }],
    ['has no evaluation', { judgements: [] }],
    ['has no weights', { tensors: [] }],
    ['has a checkpoint', { checkpoints: [checkpoint('r', 1)] }],
    [
      'its checkpoint 2',
      {
        runs: [runRecord({ id: 'r', status: 'interrupted', epochs })],
        checkpoints: [checkpoint('r', 2)],
      },
    ],
    ['tensors of nothing', { tensors: [...whole().tensors, { key: 'q', name: 'w', sha: '1' }] }],
    ['has no snapshot', { snapshots: [] }],
    ['a snapshot of no run', { runs: [], judgements: [], tensors: [] }],
    ['is of no experiment', { runs: [runRecord({ id: 'r', status: 'finished', experiment })] }],
    ['has 1 runs of 2', { runs: [fold], experiments: [ofTwo] }],
    ['weights that were to be dropped', { runs: [fold], experiments: [ofTwo] }],
    ['a file is left', { files: ['pixels'] }],
  ])('%s', (problem, changes) => {
    expect(problemsOf({ ...whole(), ...changes }).join()).toContain(problem);
  });

  it.each<[string, Partial<StoredState>]>([
    ['original x is gone', { originals: [] }],
    ['weights of r are others', { tensors: [{ key: 'r', name: 'w', sha: '2' }] }],
    [
      'finished run r has changed',
      { runs: [runRecord({ id: 'r', status: 'finished', name: 'b' })] },
    ],
    ['an evaluation has changed', { judgements: [] }],
  ])('%s', (loss, changes) => {
    expect([...losses(whole(), { ...whole(), ...changes })].join()).toContain(loss);
  });
});
