import { describe, expect, it } from 'vitest';
import type { EpochRecord, StepRecord } from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import { runSeries } from './series';

const epoch = (n: number, stage: Stage = 'train'): EpochRecord => ({
  epoch: n,
  stage,
  loss: 1 / n,
  accuracy: 1 - 1 / (n + 1),
  valLoss: 2 / n,
  valAccuracy: 1 - 1 / (n + 2),
  seconds: 1,
});

const step = (n: number, batch: number, batches: number, stage: Stage = 'train'): StepRecord => ({
  stage,
  epoch: n,
  epochs: 4,
  batch,
  batches,
  loss: 9,
  accuracy: 0.5,
  imagesPerSecond: 1,
  secondsLeft: 1,
});

describe('runSeries', () => {
  it('gives one point per epoch without live steps', () => {
    const { loss, accuracy, pointsPerEpoch } = runSeries([epoch(1), epoch(2)], []);
    expect(pointsPerEpoch).toBe(1);
    expect(loss.map((line) => line.values)).toEqual([
      [1, 0.5],
      [2, 1],
    ]);
    expect(accuracy[1]!.values).toEqual([1 - 1 / 3, 0.75]);
  });

  it('puts live steps inside their epoch, and pads every line to one length', () => {
    const { loss, pointsPerEpoch } = runSeries([epoch(1)], [step(1, 5, 10), step(2, 1, 4)]);
    expect(pointsPerEpoch).toBe(12);
    const [training, validation] = loss.map((line) => line.values) as [number[], number[]];
    expect(training).toHaveLength(24);
    expect(validation).toHaveLength(24);
    expect(training[5]).toBe(9);
    expect(training[11]).toBe(1);
    expect(training[14]).toBe(9);
    expect(validation.filter((value) => value !== null)).toEqual([2]);
  });

  it('stays within a few hundred points however long the run', () => {
    const epochs = Array.from({ length: 150 }, (_, i) => epoch(i + 1));
    const { loss } = runSeries(epochs, [step(151, 1, 10)]);
    expect(loss[0]!.values).toHaveLength(151);
  });

  it('drops what is not a number, which a chart cannot draw', () => {
    const { loss } = runSeries([{ ...epoch(1), loss: Number.NaN, valLoss: Infinity }], []);
    expect(loss.map((line) => line.values)).toEqual([[null], [null]]);
  });

  it('marks where fine-tuning begins', () => {
    const head = [epoch(1, 'head'), epoch(2, 'head')];
    expect(runSeries(head, []).boundaries).toEqual([]);
    expect(runSeries([...head, epoch(3, 'fine-tune')], []).boundaries).toEqual([2]);
    expect(runSeries(head, [step(3, 1, 2, 'fine-tune')]).boundaries).toEqual([2]);
  });

  it('says of which split each line is, for its hue', () => {
    const { loss, accuracy } = runSeries([epoch(1)], []);
    for (const lines of [loss, accuracy]) {
      expect(lines.map(({ split }) => split)).toEqual(['train', 'validation']);
    }
  });

  it('is empty for a run that has not begun', () => {
    expect(runSeries([], []).loss[0]!.values).toEqual([]);
  });
});
