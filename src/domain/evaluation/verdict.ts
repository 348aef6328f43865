/** Whether a difference between two runs is real, in the words of a person. */
import type { PairedCounts } from './pairing';
import { mcnemarExact } from './statistics';

/** The customary level: a difference that chance gives less often than this is called real. */
const LEVEL = 0.05;

export interface ComparisonVerdict {
  /** `real`: the first or the second is better beyond chance; the rest say why that cannot be said. */
  kind: 'real' | 'maybe-chance' | 'tie' | 'too-few' | 'no-images';
  sentence: string;
}

const count = (number: number): string => number.toLocaleString('en-GB');

const images = (number: number): string => `${count(number)} ${number === 1 ? 'image' : 'images'}`;

/** A probability as people say it: "about once in 140 times". */
export function frequency(p: number): string {
  if (p > 0.5) return 'more often than not';
  if (p < 1e-4) return 'less than once in 10,000 times';
  const every = 1 / p;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(every)) - 1);
  return `about once in ${count(Math.round(every / magnitude) * magnitude)} times`;
}

/**
 * McNemar's exact test in the words of a person.
 *
 * @param p the test's probability, already corrected when several pairs are compared
 */
export function verdict(
  names: readonly [string, string],
  { both, onlyFirst, onlySecond, neither }: PairedCounts,
  p: number,
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
        ? `were both right on all ${images(both)}`
        : `were right on the same ${images(both)} and wrong on the same ${count(neither)}`;
    return {
      kind: 'tie',
      sentence: `${first} and ${second} ${alike}: no difference shows on these test images.`,
    };
  }
  // The better one is named first, whichever column it is in.
  const [better, worse] = onlyFirst >= onlySecond ? [first, second] : [second, first];
  const more = Math.max(onlyFirst, onlySecond);
  const fewer = Math.min(onlyFirst, onlySecond);
  const facts = `${better} was right on ${images(more)} where ${worse} was wrong, and ${worse} on ${count(fewer)} where ${better} was wrong`;
  if (mcnemarExact(disagreements, 0).p > LEVEL) {
    return { kind: 'too-few', sentence: `${facts}: too few test images to tell.` };
  }
  if (more === fewer) return { kind: 'tie', sentence: `${facts}: a tie.` };
  const chance = `${facts}: a difference this large by chance happens ${frequency(p)}`;
  if (p < LEVEL) return { kind: 'real', sentence: `${chance}.` };
  return { kind: 'maybe-chance', sentence: `${chance}, so neither can be called better.` };
}
