import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { unreadableRuns } from '../storage/runs';
import { settingsNotices } from '../storage/settings';

/** Says once, when the app opens, what of the stored settings and runs could not be read. */
export default function StoredNotices() {
  useEffect(() => {
    const show = (message: string) =>
      notifications.show({
        id: message,
        color: 'yellow',
        title: 'Stored data',
        message,
        autoClose: false,
      });
    void Promise.all([settingsNotices(), unreadableRuns()])
      .then((notices) => notices.flat().forEach(show))
      .catch(() => {}); // Storage that cannot be opened at all is said by the pages.
  }, []);
  return null;
}
