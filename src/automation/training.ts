/** Training a run for a driver: its events as they happen, its report at the end. */
import { liveQuery } from 'dexie';
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import type { TrainingEvent } from '../domain/run/event';
import { parseRecipe, type Recipe } from '../domain/recipe/recipe';
import type { BackendPreference, EpochRecord, RunRecord, RunSeconds } from '../domain/run/run';
import { getEvaluation, getRun } from '../storage/runs';
import { createRun, enqueue, useTraining } from '../client/trainingSession';

export interface RunReport {
  id: string;
  model: string;
  params: number;
  trainableParams: number;
  backend: string;
  renderer: string;
  epochs: EpochRecord[];
  bestEpoch: number;
  test: { n: number; accuracy: number; loss: number; confusion: number[][] };
  seconds: RunSeconds;
  imagesPerSecond: number;
  millisecondsPerPrediction: number;
  notices: string[];
  recipe: Recipe;
  files: string[];
}

/** Tell the driver what the run in progress shows, as the events it came from. */
function followTraining(tell: (event: TrainingEvent) => void): () => void {
  return useTraining.subscribe(({ active }, { active: before }) => {
    if (!active) return;
    const { choice, phase, progress, step, notices } = active;
    if (choice && choice !== before?.choice) tell({ kind: 'backend', choice });
    if (step && step !== before?.step) tell({ kind: 'step', step });
    else if (phase !== before?.phase || progress !== before.progress) {
      tell({ kind: 'phase', phase, progress });
    }
    for (const message of notices.slice(before?.notices.length ?? 0))
      tell({ kind: 'notice', message });
  });
}

/** Wait until the run has ended, one way or another, telling of each epoch as it is recorded. */
function ended(runId: string, tell: (event: TrainingEvent) => void): Promise<RunRecord> {
  let told = 0;
  return new Promise((resolve, reject) => {
    const watching = liveQuery(() => getRun(runId)).subscribe({
      next(run) {
        if (!run) return;
        for (const record of run.epochs.slice(told)) {
          tell({ kind: 'epoch', record, best: record.epoch === run.bestEpoch });
        }
        told = run.epochs.length;
        if (run.status === 'queued' || run.status === 'running') return;
        watching.unsubscribe();
        resolve(run);
      },
      error: reject,
    });
  });
}

async function runReport(run: RunRecord): Promise<RunReport> {
  const judgement = await getEvaluation(run.id);
  if (!judgement) throw new Error(run.failure?.message ?? 'The run ended without a judgement.');
  const { predictions, loss, millisecondsPerPrediction } = judgement;
  const confusion = confusionMatrix(predictions, run.classes.length, run.threshold);
  return {
    id: run.id,
    model: run.recipe.model.kind,
    params: run.params,
    trainableParams: run.trainableParams,
    backend: run.backend?.name ?? 'none',
    renderer: run.backend?.renderer ?? 'none',
    epochs: run.epochs,
    bestEpoch: run.bestEpoch,
    test: { n: predictions.length, accuracy: accuracy(confusion), loss, confusion },
    seconds: run.seconds,
    imagesPerSecond: run.imagesPerSecond,
    millisecondsPerPrediction,
    notices: run.notices,
    recipe: run.recipe,
    files: [],
  };
}

/** Train one run to its end; rejects with a sentence when it fails. */
export async function train(
  recipe: Recipe,
  preference: BackendPreference,
  tell: (event: TrainingEvent) => void,
): Promise<RunReport> {
  const { id } = await createRun(parseRecipe(recipe));
  const stopFollowing = followTraining(tell);
  await enqueue([id], preference);
  const run = await ended(id, tell);
  stopFollowing();
  if (run.status !== 'finished') {
    throw new Error(run.failure?.message ?? `The run was ${run.status}.`);
  }
  const result = await runReport(run);
  tell({ kind: 'done', testAccuracy: result.test.accuracy });
  return result;
}
