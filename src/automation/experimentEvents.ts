/** The events of several runs, with the place of each and the time that is left. */
import { subscribe } from '../client/runEvents';
import type { TrainingEvent } from '../domain/run/event';
import type { ExperimentPart } from '../storage/experiments';
import { getRun } from '../storage/runs';

/** Where an event's run is among all of them. */
export interface RunPlace {
  /** The recipe's name. */
  name: string;
  /** From 1, in the order of training. */
  run: number;
  runs: number;
  repeat: number;
  fold: number;
  /** For all runs that are left, by the time that finished ones of the recipe took; null until each recipe has one. */
  secondsLeft: number | null;
}

/** Seconds that the runs from `from` on will take; null while a recipe of them has no finished run. */
function secondsLeft(
  order: readonly ExperimentPart[],
  from: number,
  took: ReadonlyMap<string, number[]>,
): number | null {
  let left = 0;
  for (const { experiment } of order.slice(from)) {
    const known = took.get(experiment.id);
    if (!known) return null;
    left += known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  }
  return left;
}

/** Tell every event of these runs, until all of them have ended; `ended` has already. */
export function allEnded(
  order: readonly ExperimentPart[],
  ended: ReadonlySet<string>,
  nameOf: ReadonlyMap<string, string>,
  tell: (event: TrainingEvent, place: RunPlace) => void,
): Promise<void> {
  const open = new Set(order.map(({ id }) => id).filter((id) => !ended.has(id)));
  const took = new Map<string, number[]>();
  let began = performance.now();
  if (open.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    // A run that is taken out of the queue says nothing.
    const settle = async () => {
      for (const run of await Promise.all([...open].map(getRun))) {
        if (run && run.status !== 'queued' && run.status !== 'running') open.delete(run.id);
      }
      if (open.size > 0) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = subscribe((event) => {
      const index = order.findIndex(({ id }) => id === event.runId);
      const part = order[index]?.experiment;
      if (!part) return;
      if (event.kind === 'started') began = performance.now();
      else if (event.kind === 'ended') {
        const seconds = (performance.now() - began) / 1000;
        if (event.status === 'finished') took.set(part.id, [...(took.get(part.id) ?? []), seconds]);
        open.delete(event.runId);
        void settle();
      } else {
        const { repeat, fold } = part;
        const name = nameOf.get(part.id)!;
        const left = secondsLeft(order, index, took);
        const elapsed = (performance.now() - began) / 1000;
        tell(event, {
          ...{ name, run: index + 1, runs: order.length, repeat, fold },
          secondsLeft: left === null ? null : Math.max(0, left - elapsed),
        });
      }
    });
  });
}
