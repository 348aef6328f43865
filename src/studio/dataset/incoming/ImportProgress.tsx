import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { cancelImport } from '../../../client/importSession';
import { useImport } from '../../components/useImport';
import { count, duration } from '../format';

/** How far the import is: a bar, the rate, the time left, and Cancel. */
export function ImportProgress({ found }: { found: number | null }) {
  const { status, progress, current } = useImport();
  const cancelling = status === 'cancelling';
  const searching = found !== null || !progress;
  const percent = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <Paper withBorder p="md" component="section" aria-label="Import">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h5" role="status">
            {cancelling ? 'Stopping' : searching ? 'Looking through the files' : 'Importing'}
          </Title>
          {found === null && (
            <Button
              size="xs"
              variant="default"
              disabled={cancelling}
              onClick={() => void cancelImport()}
            >
              Cancel
            </Button>
          )}
        </Group>
        <Progress
          value={searching ? 100 : percent}
          animated={searching}
          size="lg"
          aria-label="Files inspected"
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {searching
              ? found
                ? `${count(found)} files found`
                : 'This takes a moment for large folders.'
              : `${count(progress.done)} of ${count(progress.total)}`}
          </Text>
          {!searching && progress.rate > 0 && (
            <Text size="sm" c="dimmed">
              {count(Math.round(progress.rate))} a second, {duration(progress.secondsLeft)} left
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate h="1.2rem">
          {current}
        </Text>
        <Text size="xs" c="dimmed">
          Cancel keeps what is imported. Importing the same folder again continues and adds nothing
          twice.
        </Text>
      </Stack>
    </Paper>
  );
}
