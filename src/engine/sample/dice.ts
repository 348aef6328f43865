import { deriveSeed, randomFrom } from '../../domain/random';

/** Random choices of a drawing, each decided by what the drawing is of. */
export interface Dice {
  /** A uniform number from `low` to `high`. */
  between(low: number, high: number): number;
  /** Whether something with this probability is so. */
  chance(probability: number): boolean;
  /** One of several, all equally likely. */
  pick<T>(from: readonly T[]): T;
  /** One of several names, each as likely as its weight. */
  weighted<Name extends string>(weights: Record<Name, number>): Name;
}

/** Dice that fall the same for the same labels, on every machine. */
export function diceFor(...labels: (string | number)[]): Dice {
  const random = randomFrom(deriveSeed(0, 'sample', ...labels));
  return {
    between: (low, high) => low + random() * (high - low),
    chance: (probability) => random() < probability,
    pick: (from) => from[Math.floor(random() * from.length)]!,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let rest = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
    },
  };
}
