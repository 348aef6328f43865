import { trainFinalModel } from '../../../client/experiments';
import type { RunRecord } from '../../../domain/run/run';
import { showProblem } from '../showProblem';
import { progressOf, type ExperimentParts } from './useExperiments';

/** Where the model that trains on all images of an experiment is. */
export interface FinalModelState {
  /** Every run of the plan is finished, and folds, not seeds, say what to expect of it. */
  isNext: boolean;
  /** It is trained now, or waits for it. */
  isWaiting: boolean;
  /** Its run, once it is trained. */
  done: RunRecord | undefined;
  /** Train it, or go on with it. */
  train: () => void;
}

export function finalModelOf(experiment: ExperimentParts): FinalModelState {
  const { record, final } = experiment;
  const { runs, finished } = progressOf(experiment);
  const done = final?.status === 'finished' ? final : undefined;
  return {
    isNext: record.plan.kind !== 'seeds' && finished === runs && !done,
    isWaiting: final?.status === 'running' || final?.queued !== undefined,
    done,
    train: () => {
      trainFinalModel(record.id, final?.backend?.name ?? 'auto').catch(showProblem);
    },
  };
}
