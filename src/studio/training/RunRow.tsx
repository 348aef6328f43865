import { Badge, Button, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';
import { continueTraining } from '../components/continueTraining';
import { dateTime, modelTitle, percent, statusLabels } from '../components/format';
import { Sparkline } from '../components/Sparkline';
import { useRunStatus } from '../components/useTraining';

interface RunRowProps {
  run: RunRecord;
  /** From its checkpoint, or from the start when nothing would be lost. */
  canContinue: boolean;
  onOpen: () => void;
  /** Takes it out of the queue. */
  onCancel: () => void;
}

/** One run in a line: what it is, how it went, and its actions. */
export function RunRow({ run, canContinue, onOpen, onCancel }: RunRowProps) {
  const { label, colour } = statusLabels[useRunStatus(run)];
  const best = run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <UnstyledButton
          onClick={onOpen}
          flex="1 1 18rem"
          miw={0}
          aria-label={t('training.runs.list.open', { run: say(run.name) })}
        >
          <Group gap="sm" wrap="nowrap">
            <Sparkline epochs={run.epochs} />
            <Stack gap="5xs" miw={0}>
              <Text fw={600} lineClamp={2}>
                {say(run.name)}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {t('training.runs.list.details', {
                  model: modelTitle(run.recipe.model),
                  size: run.recipe.imageSize,
                  start: dateTime(run.createdAt),
                })}
              </Text>
            </Stack>
          </Group>
        </UnstyledButton>
        {best && Number.isFinite(best.valAccuracy) && (
          <Text size="sm">
            {t('training.runs.list.best', {
              accuracy: percent(best.valAccuracy),
              epoch: best.epoch,
            })}
          </Text>
        )}
        <Badge variant="light" color={colour}>
          {t(label)}
        </Badge>
        {canContinue && (
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => void continueTraining([run.id])}
          >
            {run.epochs.length > 0
              ? t('training.runs.list.continue')
              : t('training.runs.list.startAgain')}
          </Button>
        )}
        {run.queued && (
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('training.runs.list.cancel')}
          </Button>
        )}
      </Group>
      {run.status === 'failed' && run.failure && (
        <Text size="sm" mt="xs" c="var(--mantine-color-error)">
          {say(run.failure.message)}
        </Text>
      )}
    </Paper>
  );
}
