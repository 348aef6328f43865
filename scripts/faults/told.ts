/** What the user was told before the fault, held against what is stored after it. */
import type { FaultEvent } from './page';
import type { StoredState } from './state';

/** Checkpoints that were said to be saved and are not there. */
export function* unkept(told: FaultEvent[], { checkpoints, runs }: StoredState): Generator<string> {
  const saved = told.findLast(({ kind }) => kind === 'checkpoint');
  if (saved?.kind !== 'checkpoint') return;
  const run = runs.find(({ id }) => id === saved.runId);
  if (!run) yield `run ${saved.runId} is gone`;
  if (run?.status === 'finished') return;
  const epoch = checkpoints.find(({ runId }) => runId === saved.runId)?.epoch ?? 0;
  if (epoch < saved.epoch) yield `the checkpoint of epoch ${saved.epoch} is gone: ${epoch}`;
}

/** Runs that were said to be finished and are not. */
export function* unfinished(told: FaultEvent[], { runs }: StoredState): Generator<string> {
  for (const event of told) {
    if (event.kind !== 'ended' || event.status !== 'finished') continue;
    const status = runs.find(({ id }) => id === event.runId)?.status;
    if (status !== 'finished') yield `run ${event.runId} was finished and is ${status ?? 'gone'}`;
  }
}
