import { Button, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { deleteUnreadableRun, unreadableRuns, type UnreadableRun } from '../storage/runs';
import { settingsNotices } from '../storage/settings';
import { english, type Text as MessageText } from '../texts/message';
import { say, sayError, t } from '../texts/t';

const notice = () => ({
  color: 'warning',
  title: t('shell.stored.title'),
  autoClose: false,
  closeButtonProps: { 'aria-label': t('common.close') },
});

async function remove({ id }: UnreadableRun): Promise<void> {
  try {
    await deleteUnreadableRun(id);
    notifications.hide(id);
  } catch (error) {
    notifications.show({
      color: 'error',
      title: t('shell.stored.notDeleted'),
      message: sayError(error),
    });
  }
}

const askToRemove = (run: UnreadableRun): string =>
  modals.openConfirmModal({
    title: t('shell.stored.askTitle'),
    children: (
      <Text size="sm">
        {say(run.message)} {t('shell.stored.ask')}
      </Text>
    ),
    labels: { confirm: t('shell.stored.delete'), cancel: t('shell.stored.keep') },
    confirmProps: { color: 'error' },
    onConfirm: () => void remove(run),
  });

const showRun = (run: UnreadableRun): string =>
  notifications.show({
    ...notice(),
    id: run.id,
    message: (
      <Stack gap="xs" align="flex-start">
        {say(run.message)}
        <Button size="compact-xs" variant="default" onClick={() => askToRemove(run)}>
          {t('shell.stored.deleteIt')}
        </Button>
      </Stack>
    ),
  });

const showSetting = (text: MessageText): string =>
  notifications.show({ ...notice(), id: english(text), message: say(text) });

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
