import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { unreadableRuns } from '../storage/runs';
import { settingsNotices } from '../storage/settings';

/** Shows once, when the app opens, which stored settings and runs could not be read. */
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
      .catch(() => {}); // The pages report storage that cannot be opened at all.
  }, []);
  return null;
}
