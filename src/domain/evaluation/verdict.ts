/** Whether a difference between two runs is statistically significant, as a message for the user. */
import type { PairedCounts } from './pairing';
import { mcnemarExact } from './statistics';

/** The customary significance level. */
const LEVEL = 0.05;

export interface ComparisonVerdict {
  /** `real`: significant at the 5% level; the rest say why that cannot be said. */
  kind: 'real' | 'maybe-chance' | 'tie' | 'too-few' | 'no-images';
  sentence: string;
}

/** The p-value of McNemar's test. */
export interface Significance {
  /** Adjusted by Holm's method when there are several comparisons. */
  p: number;
  /** How many pairs of runs are tested together, from 1. */
  comparisons: number;
}

const count = (number: number): string => number.toLocaleString('en-GB');

const images = (number: number): string => `${count(number)} ${number === 1 ? 'image' : 'images'}`;

/** A probability as a frequency: "about once in 140 times". */
export function frequency(p: number): string {
  if (p > 0.5) return 'more often than not';
  if (p < 1e-4) return 'less than once in 10,000 times';
  const every = 1 / p;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(every)) - 1);
  return `about once in ${count(Math.round(every / magnitude) * magnitude)} times`;
}

/** "p = 0.003", with two significant digits. */
export const pValue = (p: number): string =>
  p < 1e-4 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`;

/**
 * What the p-value means. A single p is the frequency of such a difference between equally
 * accurate models; an adjusted p is no frequency, only comparable with the level.
 */
function meaning({ p, comparisons }: Significance): string {
  const significant = p < LEVEL;
  if (comparisons === 1) {
    const chance = `If both were equally accurate, a difference at least this large would occur ${frequency(p)} (${pValue(p)})`;
    return significant ? `${chance}.` : `${chance}, so neither can be called better.`;
  }
  const adjusted = `${pValue(p)}, adjusted for ${comparisons} comparisons (Holm)`;
  return significant
    ? `${adjusted}: significant at the 5% level, which keeps the probability of one or more false findings among the ${comparisons} comparisons at 5% or less.`
    : `${adjusted}: not significant at the 5% level, so neither can be called better.`;
}

/** The result of McNemar's exact test between two runs. */
export function verdict(
  names: readonly [string, string],
  { both, onlyFirst, onlySecond, neither }: PairedCounts,
  significance: Significance,
): ComparisonVerdict {
  const [first, second] = names;
  const disagreements = onlyFirst + onlySecond;
  const total = both + neither + disagreements;
  if (total === 0) {
    return { kind: 'no-images', sentence: 'There are no test images to compare them on.' };
  }
  if (disagreements === 0) {
    const alike =
      neither === 0
        ? `were both correct on all ${images(both)}`
        : `were correct on the same ${images(both)} and wrong on the same ${count(neither)}`;
    return {
      kind: 'tie',
      sentence: `${first} and ${second} ${alike}: no difference shows on these test images.`,
    };
  }
  // The better one is named first, whichever column it is in.
  const [better, worse] = onlyFirst >= onlySecond ? [first, second] : [second, first];
  const more = Math.max(onlyFirst, onlySecond);
  const fewer = Math.min(onlyFirst, onlySecond);
  const facts = `${better} was correct on ${images(more)} where ${worse} was wrong, and ${worse} on ${count(fewer)} where ${better} was wrong`;
  if (mcnemarExact(disagreements, 0).p > LEVEL) {
    return { kind: 'too-few', sentence: `${facts}: too few test images to tell.` };
  }
  if (more === fewer) return { kind: 'tie', sentence: `${facts}: a tie.` };
  return {
    kind: significance.p < LEVEL ? 'real' : 'maybe-chance',
    sentence: `${facts}. ${meaning(significance)}`,
  };
}
