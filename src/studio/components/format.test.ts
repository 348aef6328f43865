import { afterAll, describe, expect, it } from 'vitest';
import { switchTexts, t, type Language } from '../../texts/t';
import {
  dateTime,
  decimal,
  duration,
  fileSize,
  formatList,
  formatSplit,
  percent,
  phaseTitle,
  points,
  stageTitle,
  statusLabels,
  timeLeft,
  wholeNumber,
} from './format';

const split = { train: 0.7, validation: 0.15, test: 0.15, seed: 1 };

/** The space that Intl puts before a unit is one that does not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const shown = () => ({
  numbers: [wholeNumber(34_770), decimal(0.9731, 2), percent(0.9731), percent(0.9731, 0)].map(
    plain,
  ),
  points: [0.0213, -0.0213, 0.0002].map(points),
  split: [formatSplit(split), formatSplit(split, { train: 120, validation: 40, test: 240 })],
  lists: [formatList(['A']), formatList(['A', 'B', 'C'])],
  durations: [0.01, 4.21, 9.96, 42, 200, 3900].map(duration),
  left: [2, 31, 200, 9000, NaN].map(timeLeft),
  sizes: [12, 2400, 24_600_000, 2_130_000_000].map(fileSize),
  images: [0, 1, 34_770].map((count) => t('common.images', { count })),
  names: [phaseTitle('preparing-pixels'), stageTitle('fine-tune'), t(statusLabels.stopped.label)],
  date: plain(dateTime(new Date(2026, 6, 26, 14, 5).getTime())),
});

const expected: Record<Language, ReturnType<typeof shown>> = {
  en: {
    numbers: ['34,770', '0.97', '97.3%', '97%'],
    points: ['+2.1', '−2.1', '±0.0'],
    split: ['70 / 15 / 15 %, seed 1', '120 / 40 / 240 images, seed 1'],
    lists: ['A', 'A, B and C'],
    durations: [
      'under 0.1\u00a0s',
      '4.2\u00a0s',
      '10.0\u00a0s',
      '42\u00a0s',
      '3\u00a0min 20\u00a0s',
      '1\u00a0h 5\u00a0min',
    ],
    left: [
      'a few seconds left',
      'about 35\u00a0s left',
      'about 3\u00a0min left',
      'about 2.5\u00a0h left',
      '',
    ],
    sizes: ['12\u00a0B', '2\u00a0kB', '24.6\u00a0MB', '2.1\u00a0GB'],
    images: ['0 images', '1 image', '34,770 images'],
    names: ['Preparing pixels', 'Fine-tuning', 'Stopped by user'],
    date: '26 Jul 2026, 14:05',
  },
  es: {
    numbers: ['34.770', '0,97', '97,3 %', '97 %'],
    points: ['+2,1', '−2,1', '±0,0'],
    split: ['70 / 15 / 15 %, semilla 1', '120 / 40 / 240 imágenes, semilla 1'],
    lists: ['A', 'A, B y C'],
    durations: [
      'menos de 0,1\u00a0s',
      '4,2\u00a0s',
      '10,0\u00a0s',
      '42\u00a0s',
      '3\u00a0min 20\u00a0s',
      '1\u00a0h 5\u00a0min',
    ],
    left: [
      'quedan unos segundos',
      'queda alrededor de 35\u00a0s',
      'queda alrededor de 3\u00a0min',
      'quedan unas 2,5\u00a0h',
      '',
    ],
    sizes: ['12\u00a0B', '2\u00a0kB', '24,6\u00a0MB', '2,1\u00a0GB'],
    images: ['0 imágenes', '1 imagen', '34.770 imágenes'],
    names: ['Preparando los píxeles', 'Ajuste fino', 'Detenida por el usuario'],
    date: '26 jul 2026, 14:05',
  },
};

describe('numbers, units and names of the page', () => {
  afterAll(() => switchTexts('en'));

  it.each(['en', 'es'] as const)('are written in the language that is chosen: %s', async (lng) => {
    await switchTexts(lng);
    expect(shown()).toEqual(expected[lng]);
  });
});
