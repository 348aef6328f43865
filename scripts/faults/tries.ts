/** A fault that does not happen, because there is no worker at that moment, is tried again at another one. */

/** How often at most. */
export const MOST_TRIES = 8;

export interface Tried {
  /** Whether the fault has happened. */
  isInjected: boolean;
  /** What did not hold, each as a phrase; none where all held. */
  problems: string[];
  /** When the fault came, for the user. */
  moment: string;
}

/**
 * @param attempt gets the number of the try, from 1
 * @returns the first try in which the fault happened or a problem was found. Where there is none, that
 * is a problem too: of what never happened nothing is known.
 */
export async function untilInjected(attempt: (number: number) => Promise<Tried>): Promise<Tried> {
  for (let number = 1; ; number++) {
    const tried = await attempt(number);
    if (tried.isInjected || tried.problems.length > 0) return tried;
    if (number === MOST_TRIES) return { ...tried, problems: ['not injected'] };
  }
}
