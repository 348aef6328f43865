import { Group, Progress, Stack, Text } from '@mantine/core';
import { t } from '../../texts/t';
import { useAsync } from '../components/useAsync';
import { fileSize } from '../components/format';

/** How much of this browser's storage the studio uses. `changes` asks again when it changes. */
export function StorageUsed({ changes }: { changes: number }) {
  const asked = useAsync(
    String(changes),
    async () =>
      // Plain http has none.
      (await (navigator.storage as Partial<StorageManager> | undefined)?.estimate?.()) ?? {},
  );
  if (asked.state !== 'known') return null;
  const { usage = 0, quota = 0 } = asked.value;
  if (quota === 0) return null;
  return (
    <Stack gap="4xs" maw={360}>
      <Group justify="space-between">
        <Text size="sm">{t('exporting.storage.title')}</Text>
        <Text size="sm" c="dimmed">
          {t('exporting.storage.used', { used: fileSize(usage), available: fileSize(quota) })}
        </Text>
      </Group>
      <Progress
        color="gray"
        value={(100 * usage) / quota}
        aria-label={t('exporting.storage.title')}
      />
    </Stack>
  );
}
