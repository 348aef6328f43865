import { List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { t } from '../texts/t';

const lacks = ['threads', 'camera', 'gpu', 'files', 'offline', 'tabs'] as const;

/** Once, when the app opens at plain http://: what the browser withholds there, and how to get it. */
export default function BrowserNotices() {
  useEffect(() => {
    if (window.isSecureContext) return;
    notifications.show({
      id: 'insecure',
      color: 'warning',
      title: t('shell.insecure.title'),
      autoClose: false,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <>
          <Text size="sm">{t('shell.insecure.missing')}</Text>
          <List size="sm" my="4xs">
            {lacks.map((lack) => (
              <List.Item key={lack}>{t(`shell.insecure.lacks.${lack}`)}</List.Item>
            ))}
          </List>
          <Text size="sm">{t('shell.insecure.remedy')}</Text>
        </>
      ),
    });
  }, []);
  return null;
}
