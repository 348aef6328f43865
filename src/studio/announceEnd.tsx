/** What is said of a run or an experiment that has ended: a notification, the page's title, a system notification. */
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import { definitionOf } from '../domain/models/registry';
import type { RunRecord } from '../domain/run/run';
import { demoStore } from '../client/demo';
import { getEvaluation, getRun } from '../storage/runs';
import { listQueue } from '../storage/runQueue';
import { say, t } from '../texts/t';
import { notifyEnd, noteUntilNoticed } from './components/endNotice';
import { endedExperiment } from './components/experiments/ended';
import { experimentPath } from './components/experiments/experimentPath';
import { percent } from './components/format';
import { systemAlert } from './components/trainingAlerts';

/** What has come of a run: for the title, and as a message. */
interface Outcome {
  note: string;
  message: string;
  isGood: boolean;
  /** The user stopped it: no failure, and no result either. */
  isStopped: boolean;
}

async function outcomeOf(run: RunRecord): Promise<Outcome> {
  const name = say(definitionOf(run.recipe.model.kind).shortTitle);
  const evaluation = await getEvaluation(run.id);
  if (run.status === 'failed' || !evaluation) {
    const message = run.failure ? say(run.failure.message) : t('shell.ended.stoppedEarly');
    const isFailed = run.status === 'failed';
    const note = t(isFailed ? 'shell.ended.failedNote' : 'shell.ended.stoppedNote', { name });
    return { note, message, isGood: false, isStopped: !isFailed };
  }
  const matrix = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  const correct = accuracy(matrix);
  return {
    note: `✓ ${name} ${percent(correct, 0)}`,
    message: t('shell.ended.correct', {
      ...{ share: percent(correct), count: evaluation.predictions.length },
    }),
    isGood: true,
    isStopped: false,
  };
}

/** Once it has ended: its parts by themselves are no news. */
async function announceExperiment(id: string): Promise<void> {
  const ended = await endedExperiment(id);
  if (!ended) return;
  const { name, message, isGood, isStopped } = ended;
  const href = `#${experimentPath(id)}`;
  notifyEnd(`ended-${id}`, {
    title: name,
    message,
    isGood,
    isStopped,
    href,
    see: t('experiments.train.ended.see'),
  });
  if ((await listQueue()).length > 0) return;
  noteUntilNoticed(isGood ? `✓ ${name}` : name);
  systemAlert(name, message);
}

/** Say how a run ended; the runs of an experiment once, when the last has ended. */
export async function announceEnd(runId: string): Promise<void> {
  const run = await getRun(runId);
  if (!run) return;
  // The queue stands still, for want of space, which is said by itself.
  if (run.status === 'queued' || run.status === 'running') return;
  if (run.experiment && !run.experiment.final) return await announceExperiment(run.experiment.id);
  const { note, message, isGood, isStopped } = await outcomeOf(run);
  // The demo's bar says this on every page, and a notification would lie on the result.
  const isSaid = isGood && demoStore.getState().runIds.includes(runId);
  const words = {
    title: say(run.name),
    message,
    see: t(isGood ? 'shell.ended.see' : 'shell.interrupted.open'),
  };
  if (!isSaid) notifyEnd(`ended-${runId}`, { ...words, isGood, isStopped, href: '#/train' });
  if ((await listQueue()).length > 0) return;
  noteUntilNoticed(note);
  systemAlert(say(run.name), message);
}
