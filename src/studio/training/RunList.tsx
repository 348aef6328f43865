import { Badge, Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { RunRecord } from '../../domain/run/run';
import { listContinuable } from '../../storage/runQueue';
import { listRuns } from '../../storage/runs';
import { say, t } from '../../texts/t';
import { Sparkline } from '../components/Sparkline';
import { useSlicedQuery } from '../components/useSlicedQuery';
import { dateTime, modelTitle, percent, statusLabels } from '../components/format';
import { useTraining } from '../components/useTraining';
import { dequeue } from '../../client/trainingSession';
import { continueTraining } from '../components/continueTraining';
import { useSetAside } from './PageNotices';
import { RunDrawer } from './RunDrawer';

/** Runs shown before "Show all": the form is below them. */
const FIRST = 4;

interface RunRowProps {
  run: RunRecord;
  /** From its checkpoint, or from the start when nothing would be lost. */
  canContinue: boolean;
  onOpen: () => void;
  /** Takes it out of the queue. */
  onCancel: () => void;
}

/** One run in a line: what it is, how it went, and its actions. */
function RunRow({ run, canContinue, onOpen, onCancel }: RunRowProps) {
  const { label, colour } = statusLabels[run.status];
  const best = run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <UnstyledButton
          onClick={onOpen}
          flex="1 1 18rem"
          miw={0}
          aria-label={t('training.runs.list.open', { run: run.name })}
        >
          <Group gap="sm" wrap="nowrap">
            <Sparkline epochs={run.epochs} />
            <Stack gap={2} miw={0}>
              <Text fw={600} lineClamp={2}>
                {run.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
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

/** Every run so far, newest first. */
export function RunList() {
  const runs = useSlicedQuery(listRuns);
  const [opened, setOpened] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [aside, setAside] = useSetAside();
  const continuable = useLiveQuery(listContinuable);
  const active = useTraining((state) => state.active?.runId);
  const past = runs?.filter(({ id }) => id !== active) ?? [];
  const run = runs?.find(({ id }) => id === opened);
  // What waits is always shown, with the button that cancels it.
  const shown = past.filter(({ queued }, i) => all || i < FIRST || queued);
  if (past.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={t('training.runs.list.title')}>
      <Title order={3} size="h4">
        {t('training.runs.list.title')}
      </Title>
      {shown.map((each) => (
        <RunRow
          key={each.id}
          run={each}
          canContinue={continuable?.includes(each.id) ?? false}
          onOpen={() => setOpened(each.id)}
          onCancel={() => {
            setAside([...aside, each.id]);
            void dequeue(each.id);
          }}
        />
      ))}
      {past.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('training.runs.list.showAll', { runs: past.length })}
        </Button>
      )}
      {run && (
        <RunDrawer
          run={run}
          canContinue={continuable?.includes(run.id) ?? false}
          onClose={() => setOpened(null)}
        />
      )}
    </Stack>
  );
}
