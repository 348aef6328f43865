import { alignTests, type AlignmentKind } from '../../domain/evaluation/pairing';
import type { Prediction } from '../../domain/run/run';

type Comparable = Parameters<typeof alignTests>[0][number];

export interface ComparedPair<R> {
  first: R;
  second: R;
  /** Of the first and the second run: the same images in the same order. */
  predictions: [Prediction[], Prediction[]];
}

export interface RefusedPair<R> {
  first: R;
  second: R;
  reason: Exclude<AlignmentKind, 'same'>;
}

/**
 * The pairs of runs that a significance test is asked for: each run after the first, with the
 * earliest run that has the same test images and labels. A run without such a partner is
 * refused against the first one, with the reason.
 */
export function pairRuns<R extends Comparable>([first, ...others]: readonly R[]): {
  compared: ComparedPair<R>[];
  refused: RefusedPair<R>[];
} {
  const compared: ComparedPair<R>[] = [];
  const refused: RefusedPair<R>[] = [];
  if (!first) return { compared, refused };
  const earlier = [first];
  for (const second of others) {
    const aligned = earlier.map((run) => ({ run, ...alignTests([run, second]) }));
    const match = aligned.find(({ kind }) => kind === 'same');
    const [{ kind }] = aligned as [(typeof aligned)[number]];
    if (match) {
      const [a, b] = match.columns as [Prediction[], Prediction[]];
      compared.push({ first: match.run, second, predictions: [a, b] });
    } else if (kind !== 'same') refused.push({ first, second, reason: kind });
    earlier.push(second);
  }
  return { compared, refused };
}
