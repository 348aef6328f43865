import type { RunRecord } from './run';

/** Whether a run's weights stay after its end: a run of an experiment has done its part with its predictions. */
export const keepsWeights = ({ experiment }: Pick<RunRecord, 'experiment'>): boolean =>
  !experiment || experiment.keepsWeights || experiment.final === true;
