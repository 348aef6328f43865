import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { subscribe } from '../client/runEvents';
import { say, t } from '../texts/t';
import { announceEnd } from './announceEnd';
import { continueTraining } from './components/continueTraining';
import { percent } from './components/format';
import { useTitleNote } from './components/pageTitle';
import { LEFT_RUNS } from './components/trainingAlerts';
import { formatProgress } from './components/trainingProgress';
import { useTraining } from './components/useTraining';

/** Runs that do not go on by themselves: offered where the user is, with the reason. */
function offerToContinue(id: string, ids: string[], title: string, reason: string): void {
  const go = () => {
    notifications.hide(id);
    void continueTraining(ids);
  };
  notifications.show({
    id,
    color: 'yellow',
    title,
    closeButtonProps: { 'aria-label': t('common.close') },
    autoClose: false,
    message: (
      <Stack gap="xs">
        <Text size="sm" c="var(--mantine-color-text)">
          {reason}
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
  const stuck = useTraining((state) => state.stuck);
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
        void announceEnd(event.runId);
      }),
    [],
  );
  useEffect(() => {
    if (!left || left.length === 0) return;
    if (stuck) {
      offerToContinue('stuck-runs', left, t('shell.interrupted.stuck'), say(stuck));
    } else if (!isTrainPage()) {
      const reason = t('shell.interrupted.runs', { count: left.length });
      offerToContinue(LEFT_RUNS, left, t('shell.interrupted.title'), reason);
    }
  }, [left, stuck]);
  return null;
}
