/** The final model of an experiment: its recipe, trained on everything, for as long as its runs needed. */
import type { Recipe } from '../recipe/recipe';
import type { EpochRecord, RunRecord } from '../run/run';
import type { FoldDecision } from './foldDecision';
import type { ExpectedAccuracy } from './record';
import { summarise, type Experiment } from './summary';

/** What is taken from a finished run. */
type TrainedRun = Pick<RunRecord, 'epochs' | 'bestEpoch'>;

/** Of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const bestOf = (epochs: readonly EpochRecord[]): number =>
  epochs.reduce((best, next) => (next.valLoss < best.valLoss ? next : best)).epoch;

/** Epochs of the first stage whose weights were the best, and those of fine-tuning: 0 where it improved nothing. */
function epochsOf({ epochs, bestEpoch }: TrainedRun): { first: number; fineTune: number } {
  const first = epochs.filter(({ stage }) => stage !== 'fine-tune');
  return { first: bestOf(first), fineTune: Math.max(0, bestEpoch - first.length) };
}

/**
 * The recipe of a final model: no image is validated on, so nothing stops it early, and each stage
 * has the median of the epochs whose weights the finished runs kept.
 * @param runs finished ones, at least one
 */
export function finalRecipe(recipe: Recipe, runs: readonly TrainedRun[]): Recipe {
  const stages = runs.map(epochsOf);
  const epochs = Math.round(median(stages.map(({ first }) => first)));
  const fineTune = Math.round(median(stages.map((each) => each.fineTune)));
  const { model } = recipe;
  return {
    ...recipe,
    split: { train: 1, validation: 0, test: 0, seed: recipe.split.seed },
    training: { ...recipe.training, epochs, earlyStopping: null },
    model:
      model.kind !== 'mobilenetv2' || model.fineTune.from === 'none'
        ? model
        : fineTune === 0
          ? { ...model, fineTune: { ...model.fineTune, from: 'none' } }
          : { ...model, fineTune: { ...model.fineTune, epochs: fineTune } },
  };
}

/**
 * Threshold and temperature: the medians of the finished runs'. No temperature where one of them
 * has none.
 */
export function finalDecision(
  decisions: readonly FoldDecision[],
): Pick<RunRecord, 'threshold' | 'thresholdFrom' | 'temperature'> {
  const temperatures = decisions.flatMap(({ temperature }) => temperature ?? []);
  return {
    threshold: median(decisions.map(({ threshold }) => threshold)),
    thresholdFrom: decisions.some(({ isChosen }) => isChosen) ? 'validation' : 'default',
    ...(temperatures.length === decisions.length && { temperature: median(temperatures) }),
  };
}

/**
 * How many runs were finished when a final model was made, where more are by now: its epochs, threshold and
 * expected accuracy are of those only. Null where it is up to date.
 * @param finished runs of the experiment that are finished
 */
export function staleSince(
  { expectedAccuracy }: Pick<RunRecord, 'expectedAccuracy'>,
  finished: number,
): number | null {
  return expectedAccuracy && expectedAccuracy.runs < finished ? expectedAccuracy.runs : null;
}

/** What an experiment lets one expect of its final model; null before a run is finished. */
export function expectedAccuracy({ plan, runs }: Experiment): ExpectedAccuracy | null {
  const { mean, interval } = summarise({ plan, runs });
  return mean === null ? null : { mean, interval, plan, runs: runs.length };
}
