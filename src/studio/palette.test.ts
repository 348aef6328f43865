import { describe, expect, it } from 'vitest';
import { contrast, distance, leastDistance, rgb, SURFACES } from './components/colour.fixture';
import {
  CLASS_HUES,
  CORRECTNESS_HUES,
  paletteVariables,
  RUN_HUES,
  SPLIT_HUES,
  STATUS_HUES,
  type Scheme,
} from './palette';
import { ACCENT, theme } from './theme';

const ofScheme = (hues: Record<string, Record<Scheme, string>>, scheme: Scheme): string[] =>
  Object.values(hues).map((each) => each[scheme]);

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
const neighbours = <T>(list: readonly T[]): [T, T][] =>
  list.slice(1).map((b, i): [T, T] => [list[i]!, b]);

describe.each(['light', 'dark'] satisfies Scheme[])('the hues of the %s scheme', (scheme) => {
  const hues = {
    classes: CLASS_HUES[scheme],
    runs: RUN_HUES[scheme],
    splits: ofScheme(SPLIT_HUES, scheme),
    correctness: ofScheme(CORRECTNESS_HUES, scheme),
    states: ofScheme(STATUS_HUES, scheme),
    accent: [ACCENT[scheme]],
  };

  it.each(Object.entries(hues))('of %s have a contrast of 3 with every surface', (_, list) => {
    const low = list.filter((hue) =>
      SURFACES[scheme].some((surface) => contrast(rgb(hue), rgb(surface)) < 3),
    );
    expect(low).toEqual([]);
  });

  const near = (list: [string, string][], least: number): [string, string][] =>
    list.filter(([a, b]) => leastDistance(rgb(a), rgb(b)) < least);

  it.each(pairs(Object.keys(hues) as (keyof typeof hues)[]))(
    'of %s are apart from those of %s',
    (a, b) => {
      const close = hues[a].flatMap((one) =>
        hues[b].filter((other) => distance(rgb(one), rgb(other)) < 0.05).map((o) => [one, o]),
      );
      expect(close).toEqual([]);
    },
  );

  it.each(['classes', 'runs'] as const)(
    'of neighbouring %s are distinct in every vision',
    (kind) => {
      expect(near(neighbours(hues[kind]), 0.05)).toEqual([]);
    },
  );

  it('of three runs, of splits and of correctness are far apart in every vision', () => {
    for (const list of [hues.runs.slice(0, 3), hues.splits, hues.correctness])
      expect(near(pairs(list), 0.1)).toEqual([]);
  });

  it('of splits differ in lightness: their contrast with each other is at least 1.8', () => {
    for (const [a, b] of pairs(hues.splits))
      expect(contrast(rgb(a), rgb(b))).toBeGreaterThanOrEqual(1.8);
  });
});

it('styles have a variable for each hue of a class, a split and of what is correct or wrong', () => {
  expect(paletteVariables('dark')).toMatchObject({
    '--class-10': CLASS_HUES.dark[9],
    '--split-test': SPLIT_HUES.test.dark,
    '--correct': CORRECTNESS_HUES.correct.dark,
    '--wrong': CORRECTNESS_HUES.wrong.dark,
  });
});

it('the theme fills with the hue of a state in each scheme', () => {
  for (const [state, { light, dark }] of Object.entries(STATUS_HUES)) {
    expect(theme.colors?.[state]?.[9]).toBe(light);
    expect(theme.colors?.[state]?.[6]).toBe(dark);
  }
});
