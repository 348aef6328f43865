/** Training a run for a driver: its events as they happen, its report at the end. */
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import type { ThresholdRule } from '../domain/evaluation/thresholdRules';
import type { TrainingEvent } from '../domain/run/event';
import { parseRecipe, type Recipe } from '../domain/recipe/recipe';
import type {
  BackendPreference,
  EpochRecord,
  FeatureCounts,
  RunRecord,
  RunSeconds,
} from '../domain/run/run';
import { getEvaluation, getRun } from '../storage/runs';
import { subscribe } from '../client/runEvents';
import { createRun, enqueue } from '../client/trainingSession';
import { english, type Text } from '../texts/message';
import { decideBy, type ThresholdReport } from './threshold';

export interface RunReport {
  id: string;
  model: string;
  params: number;
  trainableParams: number;
  backend: string;
  renderer: string;
  epochs: EpochRecord[];
  bestEpoch: number;
  /** At the run's threshold. */
  test: { n: number; accuracy: number; loss: number; confusion: number[][] };
  /** Where the threshold was to be chosen. */
  thresholdChoice?: ThresholdReport;
  seconds: RunSeconds;
  /** Outputs of a frozen network that the run computed, and read of those that earlier runs kept; null without one. */
  features: FeatureCounts | null;
  imagesPerSecond: number;
  millisecondsPerPrediction: number;
  notices: string[];
  recipe: Recipe;
  files: string[];
}

/** Wait until the run has ended, one way or another, telling its events as they happen. */
export function ended(runId: string, tell: (event: TrainingEvent) => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = subscribe((event) => {
      if (event.runId !== runId || event.kind === 'started') return;
      if (event.kind !== 'ended') return tell(event);
      stop();
      resolve();
    });
    // It may have failed before this was asked for.
    void getRun(runId).then((run) => {
      if (run?.status === 'queued' || run?.status === 'running') return;
      stop();
      resolve();
    });
  });
}

/**
 * What came of a run; throws an Error when it has no evaluation.
 * @param rule what to choose its threshold for first
 */
export async function runReport(run: RunRecord, rule?: ThresholdRule): Promise<RunReport> {
  const evaluation = await getEvaluation(run.id);
  if (!evaluation)
    throw new Error(english(run.failure?.message ?? 'The run ended without an evaluation.'));
  const { predictions, loss, millisecondsPerPrediction } = evaluation;
  const thresholdChoice = rule && (await decideBy(rule, run, evaluation));
  const { threshold } = thresholdChoice ?? run;
  const confusion = confusionMatrix(predictions, run.classes.length, threshold);
  return {
    id: run.id,
    model: run.recipe.model.kind,
    params: run.params,
    trainableParams: run.trainableParams,
    backend: run.backend?.name ?? 'none',
    renderer: english(run.backend?.renderer ?? 'none'),
    epochs: run.epochs,
    bestEpoch: run.bestEpoch,
    test: { n: predictions.length, accuracy: accuracy(confusion), loss, confusion },
    ...(thresholdChoice && { thresholdChoice }),
    seconds: run.seconds,
    features: run.features ?? null,
    imagesPerSecond: run.imagesPerSecond,
    millisecondsPerPrediction,
    notices: run.notices.map(english),
    recipe: run.recipe,
    files: [],
  };
}

/** Train one run to its end; rejects with a message for the user when it fails. */
export async function train(
  recipe: Recipe,
  preference: BackendPreference,
  tell: (event: TrainingEvent) => void,
  rule?: ThresholdRule,
): Promise<RunReport> {
  const { id } = await createRun(parseRecipe(recipe));
  // On a full disk it is told, and not stored.
  let told: Text | undefined;
  const end = ended(id, (event) => {
    if (event.kind === 'failed') told = event.failure.message;
    tell(event);
  });
  await enqueue([id], preference);
  await end;
  const run = await getRun(id);
  if (run?.status !== 'finished') {
    const why = run?.failure?.message ?? told ?? `The run was ${run?.status ?? 'deleted'}.`;
    throw new Error(english(why));
  }
  return await runReport(run, rule);
}
