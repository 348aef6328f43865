/** How often the studio itself expects an experiment to decide at 94 against 99%: its simulation, asked for shares. */
import { chanceOfDeciding } from '../../src/domain/experiment/outlook';
import { EXPERIMENT_PRESETS } from '../../src/domain/experiment/plan';

const { fold, foldTwice, fiveByTwo } = EXPERIMENT_PRESETS;
const PLANS = { '5-fold': fold, '5-fold twice': foldTwice, '5×2': fiveByTwo };
const SIZES = [100, 200, 400];
/** 500 simulated experiments each: about a percentage point of sampling error together. */
const SEEDS = [1, 2, 3, 4];
/** What training adds to the standard deviation of a run's difference. */
const TRAINING = [0, 0.01, 0.02, 0.03];

/** One line a plan and noise of training: the shares of p < 0.05 at each number of images. */
export function outlookTable(): string {
  const share = (
    trainingSd: number,
    images: number,
    plan: Parameters<typeof chanceOfDeciding>[2],
  ) => {
    const measured = { onlyFirst: 0.06, onlySecond: 0.01, trainingSd };
    const found = SEEDS.map((seed) => chanceOfDeciding(measured, images, plan, seed));
    return `${((100 * found.reduce((sum, one) => sum + one, 0)) / found.length).toFixed(0)}%`;
  };
  return TRAINING.flatMap((sd) =>
    Object.entries(PLANS).map(([name, plan]) => {
      const shares = SIZES.map((images) => share(sd, images, plan).padStart(6));
      return `sd of training ${sd.toFixed(2)}  ${name.padEnd(14)}${shares.join('')}`;
    }),
  ).join('\n');
}
