import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../texts/t';

const ID = 'thumbnail-failure';

/**
 * Shows one notice of how many images could not be read, with a button to read them again.
 * The button is not on the tile, because a tile may be an option, which cannot contain one.
 */
export function showFailureNotice(images: number, retry: () => void): void {
  const notice = {
    id: ID,
    color: 'error',
    autoClose: false,
    closeButtonProps: { 'aria-label': t('common.close') },
    title: t('common.thumbnail.failures', { count: images }),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" c="var(--mantine-color-text)">
          {t('common.thumbnail.stillStored')}
        </Text>
        <Button size="compact-sm" variant="default" onClick={retry}>
          {t('common.thumbnail.readAgain')}
        </Button>
      </Group>
    ),
  };
  if (images === 1) notifications.show(notice);
  else notifications.update(notice);
}

export const hideFailureNotice = (): void => void notifications.hide(ID);
