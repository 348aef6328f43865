/** How many seeds would probably decide between two recipes on one split: paired t-tests, simulated. */
import { message, type Message } from '../../texts/message';
import { deriveSeed, randomFrom } from '../random';
import { normal, PROBABLY, SIMULATIONS } from './outlook';
import { EXPERIMENT_PRESETS } from './plan';
import { LEVEL, mean, pairedSeedsT } from './recipeTests';
import { planName } from './sentence';

/** The differences between two recipes over seeds. */
export interface MeasuredOverSeeds {
  /** Their mean, and their standard deviation. */
  difference: number;
  sd: number;
  /** How many there are. */
  seeds: number;
}

/** The share of experiments with so many seeds that would find a p below `level`, in [0, 1]. */
export function chanceOfSeeds(
  { difference, sd }: MeasuredOverSeeds,
  seeds: number,
  level = LEVEL,
): number {
  const random = randomFrom(deriveSeed(1, 'seeds outlook', seeds));
  const decided = Array.from({ length: SIMULATIONS }, () => {
    const differences = Array.from({ length: seeds }, () => difference + sd * normal(random));
    const { p } = pairedSeedsT(differences);
    return p !== null && p < level ? 1 : 0;
  });
  return mean(decided);
}

const SEEDS = [5, 8, 10, 15, 20, 30, 50];

/**
 * In words, the least number of seeds that would probably decide, and that no number of them says anything
 * of other images.
 */
export function seedsOutlookSentence(measured: MeasuredOverSeeds, level = LEVEL): Message {
  const beyond = message('experiments.outlook.beyondSeeds', {
    plan: planName(EXPERIMENT_PRESETS.foldTwice),
  });
  for (const seeds of SEEDS.filter((count) => count > measured.seeds)) {
    const chance = chanceOfSeeds(measured, seeds, level);
    if (chance >= PROBABLY) {
      return message('experiments.outlook.seeds', { count: seeds, chance, beyond });
    }
  }
  const most = Math.max(SEEDS.at(-1)!, measured.seeds);
  return message('experiments.outlook.seedsNone', { count: most, beyond });
}
