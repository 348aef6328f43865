import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe/recipe';
import type { ModelKind } from '../../domain/models/registry';
import { runRecord } from '../../domain/run/runRecord.fixture';
import type { EvaluatedRun } from '../../domain/evaluation/pairing';
import type { RunRecord } from '../../domain/run/run';
import { baselineFirst, compareRuns, defaultSelection } from './columns';
import { differs, tableOf } from './rows';

function evaluated(
  id: string,
  kind: ModelKind,
  scores: number[],
  snapshotHash = 'a',
): EvaluatedRun {
  const run = runRecord({
    id,
    name: id,
    status: 'finished',
    recipe: defaultRecipe(kind),
    snapshotHash,
    classes: ['with', 'without'],
    params: 1_000_000,
    trainableParams: 500_000,
    seconds: { prepare: 10, train: 75, evaluate: 1 },
    imagesPerSecond: 12.4,
  });
  const predictions = scores.map((p, i) => ({
    hash: String(i),
    path: `${i}.jpg`,
    truth: i % 2,
    scores: [1 - p, p],
  }));
  return { run, evaluation: { predictions, loss: 0, millisecondsPerPrediction: 4.25 } };
}

const cnn = evaluated('cnn', 'cnn', [0.1, 0.9, 0.6, 0.8]);
const mobileNet = evaluated('mobile', 'mobilenetv2', [0.1, 0.9, 0.2, 0.8]);

describe('the table', () => {
  const [results, recipe] = tableOf(compareRuns([cnn, mobileNet]).columns);
  const values = (label: string) =>
    [...results!.rows, ...recipe!.rows].find((row) => row.label === label)?.values;

  it('formats the results for display', () => {
    expect(values('Test images')).toEqual(['4', '4']);
    expect(values('Accuracy')).toEqual(['75.0%', '100.0%']);
    expect(values('95% interval')![0]).toBe('30.1% to 95.4%');
    expect(values('Model size')).toEqual(['4.0\u00a0MB', '4.0\u00a0MB']);
    expect(values('Training time')).toEqual(['1\u00a0min 25\u00a0s', '1\u00a0min 25\u00a0s']);
  });

  it('marks rows that differ, and rows that apply to one model only', () => {
    const rows = recipe!.rows.filter(differs).map(({ label }) => label);
    expect(rows).toContain('Batch size');
    expect(rows).toContain('Feature layer');
    expect(rows).not.toContain('Seed');
    expect(values('Width (alpha)')).toEqual(['–', '1 (as published)']);
    expect(values('Dropout')).toEqual(['0.25', '0.5']);
  });

  it('says of an imported model only what is known of it', () => {
    const facts = { modelId: 'm', inputSize: 32, recipeKnown: false, trainedOn: null };
    const foreign = { ...cnn, run: { ...cnn.run, imported: facts } };
    const [metrics, configuration] = tableOf(compareRuns([foreign, cnn]).columns);
    const of = (label: string) =>
      [...metrics!.rows, ...configuration!.rows].find((row) => row.label === label)?.values[0];
    expect(of('Image size')).toBe('32 × 32');
    expect(of('Model')).toBe('Scratch CNN');
    expect(of('Accuracy')).toBe('75.0%');
    for (const label of ['Seed', 'Learning rate', 'Dropout', 'Training time', 'Throughput']) {
      expect(of(label)).toBe('–');
    }
  });

  it('leaves out rows that apply to no run', () => {
    const [, cnnOnly] = tableOf(compareRuns([cnn, cnn]).columns);
    expect(cnnOnly!.rows.map(({ label }) => label)).not.toContain('Width (alpha)');
  });
});

it('evaluates each run at its own threshold', () => {
  const strict = { ...cnn, run: { ...cnn.run, threshold: 0.7 } };
  const accuracies = compareRuns([cnn, strict]).columns.map(({ figures }) => figures.accuracy);
  expect(accuracies).toEqual([0.75, 1]);
});

describe('the runs compared at first', () => {
  const newest = evaluated('3', 'cnn', [], 'new').run;
  const between = evaluated('2', 'cnn', [], 'old').run;
  const partner = evaluated('1', 'mobilenetv2', [], 'new').run;

  it('are the newest run and the newest other run on the same images', () => {
    expect(defaultSelection([newest, between, partner])).toEqual(['3', '1']);
  });

  it('are the two newest where no other run used the same images, and all runs where there are fewer', () => {
    expect(defaultSelection([newest, between])).toEqual(['3', '2']);
    expect(defaultSelection([newest])).toEqual(['3']);
    expect(defaultSelection([])).toEqual([]);
  });
});

/** A model that was trained elsewhere. */
const imported = (run: RunRecord): RunRecord => ({
  ...run,
  imported: { modelId: 'm', inputSize: 32, recipeKnown: true, trainedOn: 0 },
});

describe('an imported model', () => {
  const trained: RunRecord = { ...mobileNet.run, createdAt: 5 };
  const older = imported({ ...cnn.run, id: 'older', createdAt: 1 });
  const newer = imported({ ...cnn.run, id: 'newer', createdAt: 9 });

  it('is no baseline by default where a run was trained here', () => {
    const order = (runs: RunRecord[], chosen: string | null) =>
      baselineFirst(runs, chosen).map(({ id }) => id);
    expect(order([newer, trained, older], null)).toEqual(['mobile', 'newer', 'older']);
    expect(order([newer, trained], 'newer')).toEqual(['newer', 'mobile']);
    expect(order([newer, older], null)).toEqual(['older', 'newer']);
  });

  it('is compared at first with a run that was trained here, also on other images', () => {
    const elsewhere = { ...trained, snapshotHash: 'other' };
    expect(defaultSelection([newer, older, elsewhere])).toEqual(['newer', 'mobile']);
    expect(defaultSelection([newer, elsewhere, trained])).toEqual(['newer', trained.id]);
    expect(defaultSelection([newer, older])).toEqual(['newer', 'older']);
  });
});

describe('the baseline', () => {
  const old: RunRecord = { ...mobileNet.run, id: 'old', createdAt: 1 };
  const cnnRun: RunRecord = { ...cnn.run, createdAt: 2 };
  const later: RunRecord = { ...cnn.run, id: 'later', createdAt: 3 };
  const ids = (chosen: string | null, ...runs: RunRecord[]) =>
    baselineFirst(runs, chosen).map(({ id }) => id);

  it('is the oldest CNN, else the oldest run, unless the user chose another', () => {
    expect(ids(null, later, old, cnnRun)).toEqual(['cnn', 'later', 'old']);
    expect(ids(null, { ...old, id: 'new', createdAt: 9 }, old)).toEqual(['old', 'new']);
    expect(ids('later', old, cnnRun, later)).toEqual(['later', 'old', 'cnn']);
    expect(ids('gone', old, cnnRun)).toEqual(['cnn', 'old']);
    expect(ids(null)).toEqual([]);
  });
});
