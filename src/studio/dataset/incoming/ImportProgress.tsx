import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { cancelImport } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { timeLeft } from '../../components/format';
import { useImport } from '../../components/useImport';

/** How far the import is: a bar, the rate, the time left, and Cancel. */
export function ImportProgress({ found }: { found: number | null }) {
  const { status, listed, progress, current } = useImport();
  const files = found ?? listed;
  const cancelling = status === 'cancelling';
  const searching = found !== null || !progress;
  const percent = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const title = cancelling
    ? t('dataset.incoming.progress.stopping')
    : searching
      ? t('dataset.incoming.progress.listing')
      : progress.done === progress.total
        ? t('dataset.incoming.progress.finishing')
        : t('dataset.incoming.progress.importing');
  return (
    <Paper withBorder p="md" component="section" aria-label={t('dataset.incoming.progress.label')}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h5">
            <span role="status">{title}</span>
          </Title>
          {found === null && (
            <Button
              size="xs"
              variant="default"
              disabled={cancelling}
              onClick={() => void cancelImport()}
            >
              {t('dataset.incoming.progress.cancel')}
            </Button>
          )}
        </Group>
        <Progress
          value={searching ? 100 : percent}
          animated={searching}
          size="lg"
          aria-label={t('dataset.incoming.progress.inspected')}
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {searching
              ? files > 0
                ? t('dataset.incoming.progress.found', { count: files })
                : t('dataset.incoming.progress.large')
              : t('dataset.incoming.progress.done', { done: progress.done, total: progress.total })}
          </Text>
          {!searching && progress.rate > 0 && (
            <Text size="sm" c="dimmed">
              {t('dataset.incoming.progress.rate', {
                rate: Math.round(progress.rate),
                left: timeLeft(progress.secondsLeft),
              })}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate h="1.2rem">
          {current}
        </Text>
        <Text size="xs" c="dimmed">
          {t('dataset.incoming.progress.help')}
        </Text>
      </Stack>
    </Paper>
  );
}
