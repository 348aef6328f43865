import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { accuracy, confusionMatrix } from '../domain/evaluation/metrics';
import { definitionOf } from '../domain/models/registry';
import type { RunRecord } from '../domain/run/run';
import { demoStore } from '../client/demo';
import { subscribe } from '../client/runEvents';
import { continueTraining } from './components/continueTraining';
import { getEvaluation, getRun } from '../storage/runs';
import { listQueue } from '../storage/runQueue';
import { say, t } from '../texts/t';
import { endedExperiment } from './components/experiments/ended';
import { experimentPath } from './components/experiments/experimentPath';
import { percent } from './components/format';
import { useTitleNote } from './components/pageTitle';
import { LEFT_RUNS, systemAlert } from './components/trainingAlerts';
import { formatProgress } from './components/trainingProgress';
import { useTraining } from './components/useTraining';

const closeButtonProps = () => ({ 'aria-label': t('common.close') });

/** What has come of a run: for the title, and as a message. */
interface Outcome {
  note: string;
  message: string;
  isGood: boolean;
}

async function outcomeOf(run: RunRecord): Promise<Outcome> {
  const name = say(definitionOf(run.recipe.model.kind).shortTitle);
  const evaluation = await getEvaluation(run.id);
  if (run.status === 'failed' || !evaluation) {
    const message = run.failure ? say(run.failure.message) : t('shell.ended.stoppedEarly');
    const isFailed = run.status === 'failed';
    const note = t(isFailed ? 'shell.ended.failedNote' : 'shell.ended.stoppedNote', { name });
    return { note, message, isGood: false };
  }
  const matrix = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  const correct = accuracy(matrix);
  return {
    note: `✓ ${name} ${percent(correct, 0)}`,
    message: t('shell.ended.correct', {
      ...{ share: percent(correct), count: evaluation.predictions.length },
    }),
    isGood: true,
  };
}

/** The title keeps what it says until the user does something here. */
function noteUntilNoticed(note: string): void {
  useTitleNote.setState({ note });
  const clear = () => {
    for (const type of ['pointerdown', 'keydown']) window.removeEventListener(type, clear);
    // Unless another run has begun meanwhile.
    useTitleNote.setState((state) => (state.note === note ? { note: null } : state));
  };
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, clear);
}

/** Once it has ended: its parts by themselves are no news. */
async function announceExperiment(id: string): Promise<void> {
  const ended = await endedExperiment(id);
  if (!ended) return;
  const { name, message, isGood } = ended;
  notifications.show({
    id: `ended-${id}`,
    color: isGood ? 'teal' : 'yellow',
    title: name,
    closeButtonProps: closeButtonProps(),
    message: (
      <Text size="sm" c="var(--mantine-color-text)">
        {message}{' '}
        <Anchor href={`#${experimentPath(id)}`}>{t('experiments.train.ended.see')}</Anchor>
      </Text>
    ),
    autoClose: isGood ? 10_000 : false,
  });
  if ((await listQueue()).length > 0) return;
  noteUntilNoticed(`✓ ${name}`);
  systemAlert(name, message);
}

async function announce(runId: string): Promise<void> {
  const run = await getRun(runId);
  if (!run) return;
  if (run.experiment && !run.experiment.final) return await announceExperiment(run.experiment.id);
  const { note, message, isGood } = await outcomeOf(run);
  // The demo's bar says this on every page, and a notification would lie on the result.
  const isSaid = isGood && demoStore.getState().runIds.includes(runId);
  if (!isSaid)
    notifications.show({
      id: `ended-${runId}`,
      color: isGood ? 'teal' : 'red',
      title: run.name,
      closeButtonProps: closeButtonProps(),
      message: (
        <Text size="sm" c="var(--mantine-color-text)">
          {message} <Anchor href="#/train">{t('shell.ended.see')}</Anchor>
        </Text>
      ),
      autoClose: isGood ? 10_000 : false,
    });
  if ((await listQueue()).length > 0) return;
  noteUntilNoticed(note);
  systemAlert(run.name, message);
}

/** Runs that a closed tab left behind: offered where the user is. */
function offerToContinue(ids: string[]): void {
  const id = LEFT_RUNS;
  const go = () => {
    notifications.hide(id);
    void continueTraining(ids);
  };
  notifications.show({
    id,
    color: 'yellow',
    title: t('shell.interrupted.title'),
    closeButtonProps: closeButtonProps(),
    autoClose: false,
    message: (
      <Stack gap="xs">
        <Text size="sm" c="var(--mantine-color-text)">
          {t('shell.interrupted.runs', { count: ids.length })}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={go}>
            {t('shell.interrupted.continue')}
          </Button>
          <Anchor href="#/train" size="sm" onClick={() => notifications.hide(id)}>
            {t('shell.interrupted.open')}
          </Anchor>
        </Group>
      </Stack>
    ),
  });
}

const isTrainPage = (): boolean => window.location.hash === '#/train';

/** Says on every page, and in its title, how far training is, how it ended, and what was left. */
export default function TrainingNotices() {
  const active = useTraining((state) => state.active);
  const left = useTraining((state) => state.left);
  const fraction = active && formatProgress(active).fraction;
  const progress = active && fraction !== null ? percent(fraction, 0) : null;
  useEffect(() => {
    if (progress) useTitleNote.setState({ note: progress });
  }, [progress]);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.kind !== 'ended') return;
        useTitleNote.setState({ note: null });
        void announce(event.runId);
      }),
    [],
  );
  useEffect(() => {
    if (left && left.length > 0 && !isTrainPage()) offerToContinue(left);
  }, [left]);
  return null;
}
