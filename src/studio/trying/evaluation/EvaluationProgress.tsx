import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { Progress as Done } from '../../../domain/run/event';
import { count, timeLeft, wholeNumber } from '../../components/format';

interface EvaluationProgressProps {
  /** Files found so far while folders are looked through, else null. */
  found: number | null;
  /** Null until the first images are done. */
  progress: Done | null;
  onCancel: () => void;
}

/** How far the evaluation is: a bar, the rate, the time left, and Cancel. */
export function EvaluationProgress({ found, progress, onCancel }: EvaluationProgressProps) {
  const searching = found !== null;
  return (
    <Paper withBorder p="md" component="section" aria-label="Evaluation">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h5" role="status">
            {searching ? 'Looking through the files' : 'Evaluating'}
          </Title>
          <Button size="xs" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
        <Progress
          value={progress ? (100 * progress.done) / (progress.total || 1) : 100}
          animated={progress === null}
          size="lg"
          aria-label="Images evaluated"
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {searching && `${count(found, 'file')} found`}
            {!searching && !progress && 'Loading the model'}
            {progress && `${wholeNumber(progress.done)} of ${wholeNumber(progress.total)}`}
          </Text>
          {progress && progress.rate > 0 && (
            <Text size="sm" c="dimmed">
              {wholeNumber(Math.round(progress.rate))} a second, {timeLeft(progress.secondsLeft)}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          It goes on while you use other pages. Cancel keeps nothing.
        </Text>
      </Stack>
    </Paper>
  );
}
