/**
 * What the hues mean, the same on every page: the accent is for actions and for what they have chosen;
 * classes, runs, what is correct or wrong, and states have hues of their own, and the splits are three
 * shades of slate. No hue looks like one of another set. Neighbours in a list also differ in lightness or stay apart for users
 * with colour blindness. Each has a contrast of at least 3 with the surfaces of its scheme
 * (palette.test.ts). Charts, which cannot read CSS, take the arrays.
 */
export type Scheme = 'light' | 'dark';

/** By a class's position in the dataset. */
export const CLASS_HUES: Record<Scheme, readonly string[]> = {
  light: [
    ...['#2463c4', '#d0416b', '#5f8a14', '#0e8ba3', '#a8720a'],
    ...['#9a4fb8', '#ad8071', '#c2520f', '#589675', '#8a4a3a'],
  ],
  dark: [
    ...['#6aa6ff', '#ff85a4', '#a9d153', '#4fd0e6', '#f0b948'],
    ...['#d79af0', '#ebc6b9', '#ff9a5c', '#7cf4b5', '#c4836f'],
  ],
};

/** By a run's index among those shown together. */
export const RUN_HUES: Record<Scheme, readonly string[]> = {
  light: ['#6b3fc0', '#925b00', '#0f84dc', '#42529c', '#6d6a00', '#9b3268'],
  dark: ['#b79aff', '#e69d00', '#83e9ff', '#98aaff', '#d9d455', '#fb2ea6'],
};

/** Text and lines of a chart, and the surface that it is drawn on. */
export const CHART_INK: Record<Scheme, { text: string; grid: string; surface: string }> = {
  light: { text: '#4a5663', grid: '#dfe4ea', surface: '#ffffff' },
  dark: { text: '#c4ccd4', grid: '#36414d', surface: '#161c23' },
};

/** From low to high, evenly perceived steps: matplotlib's inferno. */
export const HEAT = ['#000004', '#57106e', '#bc3754', '#f98e09', '#fcffa4'] as const;

export const SPLIT_HUES = {
  train: { light: '#1b2836', dark: '#eef3f8' },
  validation: { light: '#4d627a', dark: '#a3b4c7' },
  test: { light: '#7c8ea4', dark: '#6d8098' },
};

/** Told apart with every colour blindness. */
export const CORRECTNESS_HUES = {
  correct: { light: '#183c6e', dark: '#177bdd' },
  wrong: { light: '#790c0f', dark: '#cf5500' },
};

/** What state work is in, and how a notice is meant: colours of the theme by these names. */
export const STATUS_HUES = {
  running: { light: '#2e2fb3', dark: '#8a80ff' },
  done: { light: '#006d00', dark: '#36a60d' },
  warning: { light: '#6b4300', dark: '#fdee00' },
  error: { light: '#c40126', dark: '#ff5b47' },
};

/** `--class-1` …, `--split-train` …, `--correct` and `--wrong` for styles. */
export function paletteVariables(scheme: Scheme): Record<string, string> {
  const classes = CLASS_HUES[scheme].map((hue, i) => [`--class-${i + 1}`, hue]);
  const splits = Object.entries(SPLIT_HUES).map(([split, hues]) => [
    `--split-${split}`,
    hues[scheme],
  ]);
  const correctness = Object.entries(CORRECTNESS_HUES).map(([kind, hues]) => [
    `--${kind}`,
    hues[scheme],
  ]);
  return Object.fromEntries([...classes, ...splits, ...correctness]) as Record<string, string>;
}
