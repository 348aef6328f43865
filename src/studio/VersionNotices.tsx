import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { isBusy, whenIdle } from '../client/idle';
import { serviceWorkerStore, startNewVersion } from '../client/serviceWorker';
import { onUpgrade, upgradeState } from '../storage/upgrade';
import { t } from '../texts/t';

type Notice = 'newVersion' | 'threads' | 'outdated';

const closeButtonProps = () => ({ 'aria-label': t('common.close') });

/** Show a notice with a button that reloads the page, at the latest when this tab's work has ended. */
function offerReload(notice: Notice, reload: () => void): void {
  const show = (text: string, button: boolean) => {
    notifications.hide(notice);
    notifications.show({
      id: notice,
      title: t(`shell.version.${notice}.title`),
      autoClose: false,
      closeButtonProps: closeButtonProps(),
      message: (
        <Stack gap="xs" align="flex-start">
          <Text size="sm" c="var(--mantine-color-text)">
            {text}
          </Text>
          {button && (
            <Button size="compact-sm" onClick={() => void go()}>
              {t('shell.version.reload')}
            </Button>
          )}
        </Stack>
      ),
    });
  };
  const go = async () => {
    if (isBusy()) show(t('shell.version.afterWork'), false);
    await whenIdle();
    reload();
  };
  show(t(`shell.version.${notice}.text`), true);
}

function inform(notice: 'refused' | 'waiting'): void {
  notifications.show({
    id: notice,
    color: notice === 'refused' ? 'gray' : 'warning',
    title: t(`shell.version.${notice}.title`),
    message: t(`shell.version.${notice}.text`),
    autoClose: notice === 'refused' && 10_000,
    closeButtonProps: closeButtonProps(),
  });
}

const reloadPage = () => window.location.reload();

/** Says that a new version is ready, that a reload brings threads, and that an upgrade waits for another tab. */
export default function VersionNotices() {
  const { newVersion, threadsAfterReload, refused } = useStore(serviceWorkerStore);
  const upgrade = useSyncExternalStore(onUpgrade, upgradeState);
  useEffect(() => {
    if (newVersion) offerReload('newVersion', startNewVersion);
  }, [newVersion]);
  useEffect(() => {
    if (threadsAfterReload) offerReload('threads', reloadPage);
  }, [threadsAfterReload]);
  useEffect(() => {
    if (refused) inform('refused');
  }, [refused]);
  useEffect(() => {
    if (upgrade === 'waiting') inform('waiting');
    else notifications.hide('waiting');
    if (upgrade === 'outdated') offerReload('outdated', reloadPage);
  }, [upgrade]);
  return null;
}
