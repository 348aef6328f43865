import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { Progress as Done } from '../../../domain/run/event';
import { t } from '../../../texts/t';
import { timeLeft } from '../../components/format';

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
    <Paper withBorder p="md" component="section" aria-label={t('trying.progress.title')}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h5">
            <span role="status">
              {t(searching ? 'trying.progress.searching' : 'trying.progress.evaluating')}
            </span>
          </Title>
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </Group>
        <Progress
          value={progress ? (100 * progress.done) / (progress.total || 1) : 100}
          animated={progress === null}
          size="lg"
          aria-label={t('trying.progress.bar')}
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {searching && t('trying.progress.found', { count: found })}
            {!searching && !progress && t('trying.progress.loading')}
            {progress && t('common.ofTotal', { done: progress.done, total: progress.total })}
          </Text>
          {progress && progress.rate > 0 && (
            <Text size="sm" c="dimmed">
              {t('trying.progress.rate', {
                ...{ rate: Math.round(progress.rate), left: timeLeft(progress.secondsLeft) },
              })}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t('trying.progress.goesOn')}
        </Text>
      </Stack>
    </Paper>
  );
}
