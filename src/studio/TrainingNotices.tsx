import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { subscribe } from '../client/runEvents';
import { say, t } from '../texts/t';
import { announceEnd } from './announceEnd';
import { continueTraining } from './components/continueTraining';
import { percent } from './components/format';
import { useTitleNote } from './components/pageTitle';
import { formatProgress } from './components/trainingProgress';
import { useTraining } from './components/useTraining';

/** Runs that wait and cannot start: offered where the user is, with the reason. */
function offerToContinue(ids: string[], reason: string): void {
  const id = 'stuck-runs';
  const go = () => {
    notifications.hide(id);
    void continueTraining(ids);
  };
  notifications.show({
    id,
    color: 'warning',
    title: t('shell.interrupted.stuck'),
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

/** Says on every page, and in its title, how far training is, how it ended, and what cannot start. */
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
    if (left && left.length > 0 && stuck) offerToContinue(left, say(stuck));
  }, [left, stuck]);
  return null;
}
