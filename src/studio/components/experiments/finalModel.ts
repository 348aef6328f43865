import { trainFinalModel } from '../../../client/experiments';
import { staleSince } from '../../../domain/experiment/finalModel';
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
  /** How many runs were finished when it was made, where more are now; null where it is up to date. */
  staleSince: number | null;
  /** Train it, go on with it, or train it again where it is stale. */
  train: () => void;
}

export function finalModelOf(experiment: ExperimentParts): FinalModelState {
  const { record, final } = experiment;
  const { runs, finished } = progressOf(experiment);
  const done = final?.status === 'finished' ? final : undefined;
  const stale = done ? staleSince(done, finished) : null;
  return {
    isNext: record.plan.kind !== 'seeds' && finished === runs && (!done || stale !== null),
    isWaiting: final?.status === 'running' || final?.queued !== undefined,
    done,
    staleSince: stale,
    train: () => {
      trainFinalModel(record.id, final?.backend?.name ?? 'auto').catch(showProblem);
    },
  };
}
