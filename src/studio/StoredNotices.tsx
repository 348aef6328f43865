import { Button, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { deleteUnreadableRun, unreadableRuns, type UnreadableRun } from '../storage/runs';
import { settingsNotices } from '../storage/settings';
import { messageOf } from './components/format';

const notice = { color: 'yellow', title: 'Stored data', autoClose: false } as const;

async function remove({ id }: UnreadableRun): Promise<void> {
  try {
    await deleteUnreadableRun(id);
    notifications.hide(id);
  } catch (error) {
    notifications.show({ color: 'red', title: 'It was not deleted', message: messageOf(error) });
  }
}

const askToRemove = (run: UnreadableRun): string =>
  modals.openConfirmModal({
    title: 'Delete this stored run?',
    children: (
      <Text size="sm">
        {run.message} Its model and its evaluation go with it, for good. A newer version of the
        studio may still read it.
      </Text>
    ),
    labels: { confirm: 'Delete the run', cancel: 'Keep it' },
    confirmProps: { color: 'red' },
    onConfirm: () => void remove(run),
  });

const showRun = (run: UnreadableRun): string =>
  notifications.show({
    ...notice,
    id: run.id,
    message: (
      <Stack gap="xs" align="flex-start">
        {run.message}
        <Button size="compact-xs" variant="default" onClick={() => askToRemove(run)}>
          Delete it
        </Button>
      </Stack>
    ),
    closeButtonProps: { 'aria-label': 'Close' },
  });

const showSetting = (message: string): string =>
  notifications.show({
    ...notice,
    id: message,
    message,
    closeButtonProps: { 'aria-label': 'Close' },
  });

/** Shows once, when the app opens, which stored settings and runs could not be read. */
export default function StoredNotices() {
  useEffect(() => {
    void Promise.all([settingsNotices(), unreadableRuns()])
      .then(([settings, runs]) => {
        settings.forEach(showSetting);
        runs.forEach(showRun);
      })
      .catch(() => {}); // The pages report storage that cannot be opened at all.
  }, []);
  return null;
}
