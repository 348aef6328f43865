import { durationKey, waitingSeconds } from '../../domain/experiment/duration';
import type { RunRecord } from '../../domain/run/run';
import { runsOfExperiment } from '../../storage/experiments';
import { listQueue } from '../../storage/runQueue';
import { useLiveQuery } from '../components/useLiveQuery';
import { useSlowness } from './useSlowness';

/** What the last finished run of each experiment took, by its id. */
async function lastSeconds(ids: Iterable<string>): Promise<Map<string, number>> {
  const took = new Map<string, number>();
  for (const id of ids) {
    const finished = (await runsOfExperiment(id)).filter(({ status }) => status === 'finished');
    const last = finished.at(-1);
    if (last) took.set(id, last.seconds.prepare + last.seconds.train + last.seconds.evaluate);
  }
  return took;
}

/** Seconds that the runs take which wait behind the one in progress; null where none waits. */
export function useQueueSeconds(active: RunRecord | undefined): number | null {
  const slowness = useSlowness() ?? 1;
  const begun = active && durationKey(active);
  return (
    useLiveQuery(async () => {
      const waiting = await listQueue();
      if (waiting.length === 0) return null;
      const experiments = new Set(waiting.flatMap(({ experiment }) => experiment?.id ?? []));
      return waitingSeconds(
        waiting,
        await lastSeconds(experiments),
        slowness,
        begun ? [begun] : [],
      );
    }, [slowness, begun]) ?? null
  );
}
