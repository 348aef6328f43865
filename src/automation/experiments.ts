/** Experiments for a driver: their runs' events as they happen, their reports at the end. */
import { experimentResult } from '../client/experimentResults';
import { startExperiments, trainFinalModel, type ExperimentOptions } from '../client/experiments';
import { subscribe } from '../client/runEvents';
import type { ThresholdRule } from '../domain/evaluation/thresholdRules';
import type { ExperimentPlan } from '../domain/experiment/plan';
import type { ExpectedAccuracy } from '../domain/experiment/record';
import type { TrainingEvent } from '../domain/run/event';
import { parseRecipe, type Recipe } from '../domain/recipe/recipe';
import type { BackendPreference } from '../domain/run/run';
import { runsOfExperiment, setThresholdRule } from '../storage/experiments';
import { allEnded, type RunPlace } from './experimentEvents';
import { reportsOf, type CalibratedReport, type OutlookVerdict } from './experimentReports';
import { ended as ending, runReport, type RunReport } from './training';
import { getRun } from '../storage/runs';
import { english, type Text } from '../texts/message';

/** A recipe with the name that reports and verdicts give it. */
export interface NamedRecipe {
  name: string;
  recipe: Recipe;
}

/** As the pages have them, and what each run's threshold is chosen for; absent: it is 0.5. */
export interface DriverOptions extends ExperimentOptions {
  thresholdRule?: ThresholdRule;
}

/** A run of an experiment. */
export interface ExperimentRunReport extends RunReport {
  /** The recipe's name, as reports and verdicts have it. */
  recipeName: string;
  repeat: number;
  fold: number;
}

export interface ExperimentOutcome {
  /** One a recipe, in the order of the recipes. */
  ids: string[];
  experiments: CalibratedReport[];
  verdicts: OutlookVerdict[];
  /** Each finished run. */
  runs: ExperimentRunReport[];
  /** What went wrong with others, in English. */
  failures: string[];
  /** Runs that were stopped, or never begun. */
  unfinished: number;
}

/** A final model, which no image is left to test. */
export type FinalReport = RunReport & { expectedAccuracy: ExpectedAccuracy };

/**
 * Run these recipes as a plan says, to the end of the last run. One that fails leaves the others as
 * they are. Rejects with a message for the user when the plan cannot be carried out.
 */
export async function runExperiments(
  named: readonly NamedRecipe[],
  plan: ExperimentPlan,
  preference: BackendPreference,
  { thresholdRule, ...options }: DriverOptions,
  tell: (event: TrainingEvent, place: RunPlace) => void,
): Promise<ExperimentOutcome> {
  const recipes = named.map(({ recipe }) => parseRecipe(recipe));
  const ended = new Set<string>();
  const unsubscribe = subscribe(({ kind, runId }) => void (kind === 'ended' && ended.add(runId)));
  const { ids } = await startExperiments(recipes, plan, preference, options).catch(
    (error: unknown) => {
      unsubscribe();
      throw error;
    },
  );
  if (thresholdRule) await setThresholdRule(ids, thresholdRule);
  const nameOf = new Map(ids.map((id, index) => [id, named[index]!.name]));
  const parts = await Promise.all(ids.map(runsOfExperiment));
  unsubscribe();
  // In the order of the queue.
  const order = parts[0]!.flatMap((_, index) => parts.map((of) => of[index]!));
  // On a full disk it is told why the queue stands still, and not stored.
  let noSpace: Text | undefined;
  await allEnded(order, ended, nameOf, (event, place) => {
    if (event.kind === 'failed' && event.failure.code === 'storage-full') {
      noSpace = event.failure.message;
    }
    tell(event, place);
  });
  const results = (await Promise.all(ids.map(experimentResult))).filter((found) => found !== null);
  const runs = results.flatMap((result) => result.runs);
  const finished = runs.filter(({ status }) => status === 'finished');
  const failed = runs.filter(({ status }) => status === 'failed');
  const unfinished = runs.length - finished.length - failed.length;
  return {
    ids,
    ...(await reportsOf(results, nameOf)),
    runs: await Promise.all(
      finished.map(async (run) => {
        const { id, repeat, fold } = run.experiment;
        return {
          ...(await runReport(run, thresholdRule)),
          recipeName: nameOf.get(id)!,
          repeat,
          fold,
        };
      }),
    ),
    failures: [
      ...failed.map(
        ({ name, failure }) => `${english(name)}: ${english(failure?.message ?? 'failed')}`,
      ),
      ...(noSpace && unfinished > 0 ? [english(noSpace)] : []),
    ],
    unfinished,
  };
}

/**
 * Train the final model of an experiment to its end; null where it was stopped. Rejects with a
 * message for the user when it fails.
 */
export async function trainFinal(
  experimentId: string,
  preference: BackendPreference,
  tell: (event: TrainingEvent) => void,
): Promise<FinalReport | null> {
  const id = await trainFinalModel(experimentId, preference);
  await ending(id, tell);
  const run = await getRun(id);
  if (run?.status === 'interrupted') return null;
  if (run?.status !== 'finished') {
    throw new Error(english(run?.failure?.message ?? `The run was ${run?.status ?? 'deleted'}.`));
  }
  return { ...(await runReport(run)), expectedAccuracy: run.expectedAccuracy! };
}
