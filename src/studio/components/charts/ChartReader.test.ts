import { createElement } from 'react';
import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { curveReadings } from '../curves/readings';
import { accuracyReadings } from './accuracySpec';
import { ChartReader, type ChartReadings } from './ChartReader';

const markup = (readings: ChartReadings): string =>
  renderToStaticMarkup(
    createElement(MantineProvider, {}, createElement(ChartReader, { title: 'Loss', readings })),
  );

const series = [
  { name: 'training', values: [0.5, 0.25, 0.125] },
  { name: 'validation', values: [null, 0.75] },
];

it('is a slider over the points that says the values of one', () => {
  const slider = /<input[^>]*>/.exec(markup(curveReadings(series, 1, false)))![0];
  expect(slider).toContain('type="range"');
  expect(slider).toContain('max="2"');
  expect(slider).toContain('aria-label="Values of the chart “Loss”"');
  expect(slider).toContain('aria-valuetext="epoch 1: training 0.500"');
  expect(markup({ count: 0, at: () => '' })).not.toContain('<input');
});

it('reads the values of lines that are known at an epoch', () => {
  expect(curveReadings(series, 1, true).at(1)).toBe('epoch 2: training 25.0%, validation 75.0%');
  expect(curveReadings(series, 2, false).at(2)).toBe('epoch 1.5: training 0.125');
});

it('reads the dots of accuracies row by row', () => {
  const dot = (accuracy: number, seed: string) => ({ accuracy, values: [`${accuracy}`, seed] });
  const row = { englishName: '', interval: null, mean: null };
  const { count, at } = accuracyReadings({
    ...{ lowest: 0.5, shown: ['accuracy', 'seed'] },
    rows: [
      { ...row, name: 'CNN', lines: [[dot(0.8, '1')], [dot(0.9, '2')]] },
      { ...row, name: 'MobileNetV2', lines: [[dot(0.95, '1')]] },
    ],
  });
  expect(count).toBe(3);
  expect([at(1), at(2)]).toEqual([
    'CNN, accuracy 0.9, seed 2',
    'MobileNetV2, accuracy 0.95, seed 1',
  ]);
});
