import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { subscribe } from '../client/runEvents';
import { t } from '../texts/t';
import { announceEnd } from './announceEnd';
import { continueTraining } from './components/continueTraining';
import { percent } from './components/format';
import { useTitleNote } from './components/pageTitle';
import { LEFT_RUNS } from './components/trainingAlerts';
import { formatProgress } from './components/trainingProgress';
import { useTraining } from './components/useTraining';

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
    closeButtonProps: { 'aria-label': t('common.close') },
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
        void announceEnd(event.runId);
      }),
    [],
  );
  useEffect(() => {
    if (left && left.length > 0 && !isTrainPage()) offerToContinue(left);
  }, [left]);
  return null;
}
