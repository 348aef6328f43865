import { splitCounts } from '../../domain/dataset/snapshot';
import type { SplitCounts } from '../../domain/models/cost';
import { slownessOf } from '../../domain/recipe/duration';
import type { RunRecord } from '../../domain/run/run';
import { getRun, getSnapshot, listRuns } from '../../storage/runs';
import { useLiveQuery } from '../components/useLiveQuery';

/** The latest runs say what this machine does now. */
const MOST_RUNS = 5;

async function imagesOf({ images, snapshotHash }: RunRecord): Promise<SplitCounts> {
  if (images) return images;
  const snapshot = await getSnapshot(snapshotHash);
  return snapshot ? splitCounts(snapshot) : { train: 0, validation: 0, test: 0 };
}

/** How many times longer runs take here than on the reference machine, by those that ended here; null where none says it. */
export function useSlowness(): number | null | undefined {
  // A text, so that nothing is drawn again when a run only goes on.
  const ended = useLiveQuery(async () => {
    const runs = await listRuns();
    const those = runs.filter(({ status }) => status === 'finished' || status === 'stopped');
    return those
      .slice(0, MOST_RUNS)
      .map(({ id }) => id)
      .join(' ');
  });
  return useLiveQuery(async () => {
    const ids = ended ? ended.split(' ') : [];
    const runs = (await Promise.all(ids.map(getRun))).filter((run) => run !== undefined);
    return slownessOf(
      await Promise.all(runs.map(async (run) => ({ run, images: await imagesOf(run) }))),
    );
  }, [ended]);
}
