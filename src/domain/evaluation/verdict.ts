/** Whether a difference between two runs is statistically significant, as a message for the user. */
import { message, type Message, type Text } from '../../texts/message';
import type { PairedCounts } from './pairing';
import { mcnemarExact } from './statistics';

/** The customary significance level. */
const LEVEL = 0.05;

/** One in so many times is the smallest probability that is written as a number. */
const MOST_TIMES = 10_000;

export interface ComparisonVerdict {
  /** `real`: significant at the 5% level; the rest say why that cannot be said. */
  kind: 'real' | 'maybe-chance' | 'tie' | 'too-few' | 'no-images';
  sentence: Message;
}

/** The p-value of McNemar's test. */
export interface Significance {
  /** Adjusted by Holm's method when there are several comparisons. */
  p: number;
  /** How many pairs of runs are tested together, from 1. */
  comparisons: number;
}

/** A probability as a frequency: "about once in 140 times". */
export function frequency(p: number): Message {
  if (p > 0.5) return message('evaluation.frequency.often');
  if (p < 1 / MOST_TIMES) return message('evaluation.frequency.rare', { times: MOST_TIMES });
  const every = 1 / p;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(every)) - 1);
  return message('evaluation.frequency.once', {
    times: Math.round(every / magnitude) * magnitude,
  });
}

/** "p = 0.003", with two significant digits. */
export const pValue = (p: number): Message =>
  p < 1 / MOST_TIMES
    ? message('evaluation.pTiny', { least: 1 / MOST_TIMES })
    : message('evaluation.p', { p });

/**
 * What the p-value means. A single p is the frequency of such a difference between equally
 * accurate models; an adjusted p is no frequency, only comparable with the level.
 */
function meaning({ p, comparisons }: Significance): Message {
  const found = p < LEVEL ? 'significant' : 'notSignificant';
  return comparisons === 1
    ? message(`evaluation.chance.${found}`, { frequency: frequency(p), p: pValue(p) })
    : message(`evaluation.adjusted.${found}`, { p: pValue(p), comparisons });
}

/** The result of McNemar's exact test between two runs. */
export function verdict(
  names: readonly [Text, Text],
  { both, onlyFirst, onlySecond, neither }: PairedCounts,
  significance: Significance,
): ComparisonVerdict {
  const [first, second] = names;
  const disagreements = onlyFirst + onlySecond;
  const total = both + neither + disagreements;
  if (total === 0) return { kind: 'no-images', sentence: message('evaluation.verdict.noImages') };
  if (disagreements === 0) {
    const runs = { first, second, count: both };
    const sentence =
      neither === 0
        ? message('evaluation.verdict.bothCorrect', runs)
        : message('evaluation.verdict.sameCorrect', { ...runs, wrong: neither });
    return { kind: 'tie', sentence };
  }
  // The better one is named first, whichever column it is in.
  const [better, worse] = onlyFirst >= onlySecond ? [first, second] : [second, first];
  const more = Math.max(onlyFirst, onlySecond);
  const fewer = Math.min(onlyFirst, onlySecond);
  const facts = message('evaluation.verdict.facts', { better, worse, count: more, fewer });
  if (mcnemarExact(disagreements, 0).p > LEVEL) {
    return { kind: 'too-few', sentence: message('evaluation.verdict.tooFew', { facts }) };
  }
  if (more === fewer)
    return { kind: 'tie', sentence: message('evaluation.verdict.tie', { facts }) };
  return {
    kind: significance.p < LEVEL ? 'real' : 'maybe-chance',
    sentence: message('evaluation.verdict.tested', { facts, meaning: meaning(significance) }),
  };
}
