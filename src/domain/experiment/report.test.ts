import { describe, expect, it } from 'vitest';
import { expectClose } from '../evaluation/fixtures/close';
import { experimentReports, modelVerdict } from './report';
import { correctedResampledT } from './recipeTests';
import { EXPERIMENT_PRESETS, type ExperimentPlan } from './plan';
import type { Experiment } from './summary';

function experiment(name: string, plan: ExperimentPlan, accuracies: readonly number[]): Experiment {
  const folds = plan.kind === 'folds' ? plan.folds : 1;
  const runs = accuracies.map((accuracy, i) => ({
    repeat: Math.floor(i / folds) + 1,
    fold: (i % folds) + 1,
    seed: i + 1,
    train: 640,
    test: 160,
    accuracy,
  }));
  return { name, plan, runs };
}

const { fold, seeds, fiveByTwo } = EXPERIMENT_PRESETS;
const cnn = [0.93, 0.94, 0.92, 0.95, 0.91];
const mobilenetv2 = [0.98, 0.97, 0.98, 0.99, 0.97];
const both = (plan: ExperimentPlan, a: readonly number[], b: readonly number[]) =>
  experimentReports([experiment('cnn', plan, a), experiment('mobilenetv2', plan, b)]);

describe('the JSON of train', () => {
  it('has the keys that scripts rely on', () => {
    const report = both(fold, cnn, mobilenetv2);
    const [first] = report.experiments;
    expect(first).toMatchObject({ model: 'cnn', kind: 'folds', folds: 5, repeats: 1 });
    expectClose([first!.mean, first!.sd].map(Number), [0.93, Math.sqrt(0.00025)]);
    expect(first!.runs[1]).toEqual({
      ...{ repeat: 1, fold: 2, seed: 2, train: 640, test: 160, accuracy: 0.94 },
    });
    const [verdict] = report.verdicts;
    // The better one comes first.
    expect(verdict).toMatchObject({
      a: 'mobilenetv2',
      b: 'cnn',
      test: 'corrected-resampled-t',
      df: [4],
    });
    const expected = correctedResampledT(
      mobilenetv2.map((value, i) => value - cnn[i]!),
      160 / 640,
    );
    expectClose([verdict!.difference, verdict!.statistic, verdict!.p, verdict!.pHolm].map(Number), [
      0.048,
      expected.statistic!,
      expected.p!,
      expected.p!,
    ]);
    expectClose(verdict!.interval!, [expected.interval!.low, expected.interval!.high]);
    expect(report.experiments.map(({ letters }) => letters)).toEqual(['b', 'a']);
    expect(Object.keys(verdict!).sort()).toEqual([
      'a',
      'b',
      'df',
      'difference',
      'interval',
      'p',
      'pHolm',
      'sentence',
      'statistic',
      'test',
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says what was varied and what the claim is about', () => {
    expect(both(fold, cnn, mobilenetv2).verdicts[0]!.sentence).toBe(
      'Varied: the images trained on, the images tested on and the seed (5-fold cross-validation; 5 runs of each). mobilenetv2 was more accurate than cnn by 4.8 percentage points on average (95% interval 2.4 to 7.2): p = 0.0054, significant at the 5% level. The claim is about the two configurations, trained on about 640 images of this kind, not about single models.',
    );
    const sentence = both(seeds, [0.93, 0.94, 0.92], [0.96, 0.92, 0.95]).verdicts[0]!.sentence;
    expect(sentence).toMatch(/^Varied: the seed only/);
    expect(sentence).toMatch(
      /not significant at the 5% level, so neither can be called better\. The claim covers the variance of training only: on this split\./,
    );
  });

  it('tests random splits by the corrected t, and names them', () => {
    const { resampled } = EXPERIMENT_PRESETS;
    const ten = [...cnn, ...cnn.slice().reverse()];
    const other = ten.map((value, i) => value + 0.02 + 0.003 * (i % 3));
    const { experiments, verdicts } = both(resampled, ten, other);
    expect(experiments[0]).toMatchObject({ kind: 'resampled', folds: 1, repeats: 10 });
    expect(verdicts[0]).toMatchObject({ test: 'corrected-resampled-t', df: [9] });
    const differences = other.map((value, i) => value - ten[i]!);
    expectClose([verdicts[0]!.p!], [correctedResampledT(differences, 160 / 640).p!]);
    expect(verdicts[0]!.sentence).toMatch(
      /^Varied: the images trained on, the images tested on and the seed \(10 random splits; 10 runs of each\)\./,
    );
  });

  it('tests 5×2 by the combined F, unfinished by the corrected t over what is finished', () => {
    const halves = [...cnn, ...cnn.slice().reverse()];
    const other = halves.map((value, i) => value + 0.02 + 0.003 * (i % 3));
    const whole = both(fiveByTwo, halves, other).verdicts[0]!;
    expect(whole).toMatchObject({ test: 'combined-5x2cv-F', df: [10, 5] });
    const stopped = both(fiveByTwo, halves, other.slice(0, 7)).verdicts[0]!;
    expect(stopped).toMatchObject({ test: 'corrected-resampled-t', df: [6] });
  });

  it('has no p without variance, or before two runs are finished', () => {
    const constant = both(seeds, [0.9, 0.9, 0.9], [0.95, 0.95, 0.95]).verdicts[0]!;
    expect(constant).toMatchObject({ p: null, pHolm: null, statistic: null, interval: null });
    expect(constant.sentence).toContain(
      'by 5 percentage points in every run. The differences do not vary, so p cannot be computed.',
    );
    const same = both(seeds, [0.9, 0.9, 0.9], [0.9, 0.9, 0.9]).verdicts[0]!;
    expect(same.sentence).toContain('equally accurate in every run');
    const single = both(fold, cnn, [0.98]).verdicts[0]!;
    expect(single).toMatchObject({
      p: null,
      sentence: 'Fewer than two runs of both are finished, so p cannot be computed.',
    });
    const none = both(fold, cnn, []);
    expect(none.verdicts[0]).toMatchObject({ difference: 0, p: null, df: [] });
    expect(none.experiments[1]).toMatchObject({ mean: null, sd: null, interval: null, runs: [] });
    expect(none.verdicts[0]!.a).toBe('cnn');
  });

  it('adjusts three recipes by Holm over all pairs, and ranks them by letters', () => {
    const close = mobilenetv2.map((value, i) => value - 0.002 + 0.004 * (i % 2));
    const { experiments, verdicts } = experimentReports([
      experiment('cnn', fold, cnn),
      experiment('mobilenetv2', fold, mobilenetv2),
      experiment('compact-cnn', fold, close),
    ]);
    expect(verdicts.map(({ a, b }) => [a, b])).toEqual([
      ['mobilenetv2', 'cnn'],
      ['compact-cnn', 'cnn'],
      ['mobilenetv2', 'compact-cnn'],
    ]);
    const smallest = verdicts.reduce((best, next) => (next.p! < best.p! ? next : best));
    expect(smallest.pHolm).toBeCloseTo(3 * smallest.p!, 12);
    expect(smallest.sentence).toContain('adjusted for 3 comparisons (Holm)');
    expect(experiments.map(({ letters }) => letters)).toEqual(['b', 'a', 'a']);
  });

  it('of one recipe has no verdict', () => {
    const { experiments, verdicts } = experimentReports([experiment('cnn', fold, cnn)]);
    expect(verdicts).toEqual([]);
    expect(experiments[0]!.letters).toBeNull();
  });

  it('compares no different plans', () => {
    expect(() =>
      experimentReports([experiment('cnn', fold, cnn), experiment('b', seeds, cnn)]),
    ).toThrow('plans');
  });
});

describe('two models of one run each', () => {
  const counts = { both: 400, neither: 10, onlyFirst: 4, onlySecond: 31 };

  it('are compared by McNemar, the better one first', () => {
    const { sentence, interval, difference, p, ...rest } = modelVerdict(
      ['cnn', 'mobilenetv2'],
      counts,
    );
    expect(rest).toEqual({
      a: 'mobilenetv2',
      b: 'cnn',
      test: 'mcnemar',
      statistic: null,
      df: [],
      pHolm: p,
    });
    expect(difference).toBeCloseTo(27 / 445, 12);
    expect(interval![0]).toBeGreaterThan(0);
    expect(interval![1]).toBeGreaterThan(difference);
    expect(sentence).toMatch(/^mobilenetv2 was correct on 31 images where cnn was wrong/);
    const turned = modelVerdict(['mobilenetv2', 'cnn'], {
      ...counts,
      onlyFirst: 31,
      onlySecond: 4,
    });
    expect(turned).toMatchObject({ a: 'mobilenetv2', b: 'cnn', p });
    expectClose([turned.difference, ...turned.interval!], [difference, ...interval!]);
  });

  it('keep p beside the adjusted one', () => {
    const adjusted = modelVerdict(['cnn', 'mobilenetv2'], counts, { p: 0.0032, comparisons: 3 });
    expect(adjusted.pHolm).toBe(0.0032);
    expect(adjusted.p).toBeLessThan(0.0001);
    expect(adjusted.sentence).toContain('adjusted for 3 comparisons');
  });

  it('tie where they are right on as many', () => {
    const tie = modelVerdict(['cnn', 'mobilenetv2'], { ...counts, onlySecond: 4 });
    expect(tie).toMatchObject({ a: 'cnn', difference: 0, p: 1 });
  });
});
