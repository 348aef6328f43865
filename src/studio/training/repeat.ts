import { useLocalStorage } from '@mantine/hooks';
import {
  EXPERIMENT_PRESETS,
  type ExperimentPlan,
  type ExperimentPreset,
} from '../../domain/experiment/plan';
import { t } from '../../texts/t';

/** How often the next start trains each model. */
export type Repeat = 'once' | ExperimentPreset;

export const REPEATS = [
  'once',
  'seeds',
  'fold',
  'foldTwice',
  'fiveByTwo',
  'resampled',
] as const satisfies readonly Repeat[];

/** Null: a single run, no experiment. */
export const planOf = (repeat: Repeat): ExperimentPlan | null =>
  repeat === 'once' ? null : EXPERIMENT_PRESETS[repeat];

export const repeatTitle = (repeat: Repeat): string =>
  repeat === 'once' ? t('experiments.train.once') : t(`experiments.train.plans.${repeat}`);

/** The user's choice, kept in this browser. */
export function useRepeat(): [Repeat, (repeat: Repeat) => void] {
  const [stored, setStored] = useLocalStorage<Repeat>({
    key: 'mask-studio-repeat',
    defaultValue: 'once',
    getInitialValueInEffect: false,
  });
  return [REPEATS.find((each) => each === stored) ?? 'once', setStored];
}
