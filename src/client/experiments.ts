/**
 * Experiments: a recipe run several times. Their runs are runs like any other, in the one queue;
 * here they are started, stopped and continued together.
 */
import { staleSince } from '../domain/experiment/finalModel';
import type { ExperimentPlan } from '../domain/experiment/plan';
import type { Recipe } from '../domain/recipe/recipe';
import type { BackendPreference } from '../domain/run/run';
import type { CreatedExperiment } from '../engine/protocol/inference';
import {
  deleteExperiment as removeExperiment,
  getExperiment,
  runsOfExperiment,
} from '../storage/experiments';
import { listContinuable, pendingTwin } from '../storage/runQueue';
import { hasEnded } from '../storage/runProgress';
import { deleteRun, getRun } from '../storage/runs';
import { message, StudioError, type Text } from '../texts/message';
import { withDataset } from './datasetLock';
import { experimentResult } from './experimentResults';
import { addFinalRun } from './finalRun';
import { inference } from './inference';
import { dequeue, enqueue, startAlone, stop } from './trainingSession';
import { trainingStore } from './trainingStore';

export interface ExperimentOptions {
  /** Keep the weights of each run; else they are dropped after its predictions. */
  keepsWeights?: boolean;
}

/** What `startExperiments` has done. */
export interface StartedExperiments {
  /** New experiments. */
  ids: string[];
  /** Names of experiments that train or wait already, and were not started again. */
  waiting: Text[];
}

/** The name of the experiment that trains or waits with the same recipe on the same images. */
async function twinOf({ runIds }: CreatedExperiment): Promise<Text | null> {
  for (const runId of runIds) {
    const run = await getRun(runId);
    const twin = run && (await pendingTwin(run));
    const of = twin?.experiment && (await getExperiment(twin.experiment.id));
    if (of) return of.name;
  }
  return null;
}

/** Run 1 of each, then run 2 of each …: a stop leaves pairs that can be compared. */
const interleaved = (experiments: readonly CreatedExperiment[]): string[] =>
  (experiments[0]?.runIds ?? []).flatMap((_, index) =>
    experiments.map(({ runIds }) => runIds[index]!),
  );

/**
 * Create an experiment of each recipe on the same images, and queue all of their runs: all or none.
 * Throws an Error with a message for the user when the dataset is unusable, or has too few groups
 * for the plan.
 */
export const startExperiments = (
  recipes: readonly Recipe[],
  plan: ExperimentPlan,
  preference: BackendPreference,
  { keepsWeights = false }: ExperimentOptions = {},
): Promise<StartedExperiments> =>
  startAlone(async () => {
    const created = await withDataset(() =>
      inference().createExperiments(recipes, plan, keepsWeights),
    );
    const fresh: CreatedExperiment[] = [];
    const waiting: Text[] = [];
    for (const experiment of created) {
      const twin = await twinOf(experiment);
      if (twin === null) fresh.push(experiment);
      else {
        waiting.push(twin);
        await removeExperiment(experiment.id);
      }
    }
    const runIds = interleaved(fresh);
    try {
      if (runIds.length > 0) await enqueue(runIds, preference);
    } catch (error) {
      await Promise.all(fresh.map(({ id }) => removeExperiment(id)));
      throw error;
    }
    return { ids: fresh.map(({ id }) => id), waiting };
  });

/**
 * Queue what is left of an experiment: runs that were interrupted or have failed, from their
 * checkpoints. Gives how many.
 */
export async function continueExperiment(
  id: string,
  preference: BackendPreference,
): Promise<number> {
  if (!(await getExperiment(id))) throw new StudioError(message('experiments.gone'));
  const continuable = new Set(await listContinuable());
  const left = (await runsOfExperiment(id)).filter((run) => continuable.has(run.id));
  if (left.length > 0) {
    await enqueue(
      left.map((run) => run.id),
      preference,
    );
  }
  return left.length;
}

/**
 * Take what waits out of the queue, and stop what this tab trains, which keeps its checkpoint. What
 * is finished stays, and the rest can be continued.
 */
export async function stopExperiment(id: string): Promise<void> {
  const runs = await runsOfExperiment(id);
  await Promise.all(runs.map((run) => dequeue(run.id)));
  const active = trainingStore.getState().active?.runId;
  if (runs.some((run) => run.id === active)) stop();
}

/** Remove an experiment with all of its runs. Throws an Error with a message for the user while one of them is trained or waits. */
export const deleteExperiment = removeExperiment;

/**
 * Train the final model of an experiment, on all of its images, or go on with it; one that was made before further
 * runs were finished is made again. Gives its run's id. Throws an Error with a message for the user before a run of the experiment is finished.
 */
export const trainFinalModel = (id: string, preference: BackendPreference): Promise<string> =>
  startAlone(async () => {
    const result = await experimentResult(id);
    if (!result) throw new StudioError(message('experiments.gone'));
    const earlier = result.finalRun;
    const isStale =
      earlier &&
      earlier.status !== 'running' &&
      !earlier.queued &&
      staleSince(earlier, result.experiment.runs.length) !== null;
    const run = isStale || !earlier ? await addFinalRun(result) : earlier;
    // Only once the new one is stored: a full disk takes nothing away.
    if (isStale) await deleteRun(earlier.id);
    if (!(await hasEnded(run))) await enqueue([run.id], preference);
    return run.id;
  });
