/** How often each recipe is run, by the command's arguments. */
import { EXPERIMENT_PRESETS, FOLDS, type ExperimentPlan } from '../../src/domain/experiment/plan';
import { UsageError } from '../studio/usage';
import { integer, type ArgumentValues } from './values';

/** The plan that `--repeat`, `--resample`, or `--folds` with `--repeats`, asks for; null where none is given. */
export function experimentPlan(values: ArgumentValues): ExperimentPlan | null {
  const repeat = integer('repeat', values.repeat);
  const folds = integer('folds', values.folds);
  const repeats = integer('repeats', values.repeats);
  const resample = integer('resample', values.resample);
  if (resample !== undefined) return resampledPlan(resample, values);
  if (folds === undefined) {
    if (repeats !== undefined) throw new UsageError('--repeats needs --folds K.');
    if (repeat === undefined) return null;
    if (repeat < 2) throw new UsageError('--repeat takes at least 2 seeds.');
    return { kind: 'seeds', repeats: repeat };
  }
  if (repeat !== undefined) {
    throw new UsageError(
      'Give --repeat or --folds, not both. --folds K --repeats R repeats folds.',
    );
  }
  if (values.split !== undefined) {
    throw new UsageError('--split does not go with --folds, which split by themselves.');
  }
  if (folds < FOLDS.least || folds > FOLDS.most) {
    throw new UsageError(`--folds is ${FOLDS.least} to ${FOLDS.most}, not ${folds}.`);
  }
  if (repeats === 0) throw new UsageError('--repeats takes at least 1.');
  return { kind: 'folds', folds, repeats: repeats ?? 1 };
}

/** `splits` random splits, each with the share of test images that the studio's own plan has. */
function resampledPlan(splits: number, { repeat, folds, repeats, split }: ArgumentValues) {
  if (repeat !== undefined || folds !== undefined || repeats !== undefined) {
    throw new UsageError('Give one of --repeat, --folds (with --repeats) and --resample.');
  }
  if (split !== undefined) {
    throw new UsageError('--split does not go with --resample, which splits by itself.');
  }
  if (splits < 2) throw new UsageError('--resample takes at least 2 splits.');
  return { ...EXPERIMENT_PRESETS.resampled, repeats: splits };
}

/** Whether the weights of an experiment's runs are kept: only where they are written somewhere. */
export function keepsWeights(values: ArgumentValues, plan: ExperimentPlan | null): boolean {
  if (!values['keep-weights']) return false;
  if (!plan) throw new UsageError('--keep-weights needs --repeat, --folds or --resample.');
  if (values.out === undefined && values['save-project'] === undefined) {
    throw new UsageError('--keep-weights needs --out DIR or --save-project FILE.');
  }
  return true;
}
