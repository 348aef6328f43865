import { Badge, Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { t } from '../../texts/t';
import type { RunRecord } from '../../domain/run/run';
import { listContinuable } from '../../storage/runQueue';
import { listRuns } from '../../storage/runs';
import { Sparkline } from '../components/Sparkline';
import { useSlicedQuery } from '../components/useSlicedQuery';
import { modelTitle, percent, statusLabels } from '../components/format';
import { useTraining } from '../components/useTraining';
import { continueRun, dequeue } from '../../client/trainingSession';
import { useSetAside } from './PageNotices';
import { RunDrawer } from './RunDrawer';

const startTime = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

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
          aria-label={`Open the run ${run.name}`}
        >
          <Group gap="sm" wrap="nowrap">
            <Sparkline epochs={run.epochs} />
            <Stack gap={2} miw={0}>
              <Text fw={600} lineClamp={2}>
                {run.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {modelTitle(run.recipe.model)}, {run.recipe.imageSize} px ·{' '}
                {startTime(run.createdAt)}
              </Text>
            </Stack>
          </Group>
        </UnstyledButton>
        {best && (
          <Text size="sm">
            {percent(best.valAccuracy)} validation accuracy, best epoch {best.epoch}
          </Text>
        )}
        <Badge variant="light" color={colour}>
          {t(label)}
        </Badge>
        {canContinue && (
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => void continueRun(run.id, run.backend?.name ?? 'auto')}
          >
            {run.epochs.length > 0 ? 'Continue' : 'Start again'}
          </Button>
        )}
        {run.queued && (
          <Button size="xs" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
      {run.status === 'failed' && run.failure && (
        <Text size="sm" mt="xs" c="var(--mantine-color-error)">
          {run.failure.message}
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
    <Stack gap="sm" component="section" aria-label="Runs">
      <Title order={3} size="h4">
        Runs
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
          Show all {past.length} runs
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
