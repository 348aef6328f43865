import type { CORRECTNESS_HUES } from '../palette';

export type Correctness = keyof typeof CORRECTNESS_HUES;

/** The deepest shade, in %, on which the number stays readable in both schemes. */
const DEEPEST = 50;
/** The faintest shades: a single error is seen in the dark scheme too. */
const FAINTEST: Record<Correctness, number> = { correct: 12, wrong: 30 };

/** How much of its hue, in %, a cell of the confusion matrix has, by its share of the row. */
export const shadeDepth = (share: number, kind: Correctness): number =>
  Math.round(FAINTEST[kind] + (DEEPEST - FAINTEST[kind]) * share);
