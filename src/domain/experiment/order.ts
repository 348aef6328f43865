import type { RunRecord } from '../run/run';

type Placed = Pick<RunRecord, 'createdAt' | 'experiment'>;

/**
 * Runs in the order in which they are queued: single ones and final models as they were created,
 * then fold by fold the runs of experiments, so that a stop leaves pairs that can be compared.
 */
export const inQueueOrder = <R extends Placed>(runs: readonly R[]): R[] => {
  const place = ({ experiment }: R): number =>
    experiment && !experiment.final ? experiment.repeat * 1000 + experiment.fold : 0;
  return [...runs].sort((a, b) => place(a) - place(b) || a.createdAt - b.createdAt);
};
