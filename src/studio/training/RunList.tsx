import { Button, Stack, Title } from '@mantine/core';
import { useLiveQuery } from '../components/useLiveQuery';
import { useState } from 'react';
import { setAside } from '../../client/setAside';
import { dequeue } from '../../client/trainingSession';
import type { RunRecord } from '../../domain/run/run';
import { listContinuable } from '../../storage/runQueue';
import { listRuns } from '../../storage/runs';
import { t } from '../../texts/t';
import { useExperiments, type ExperimentParts } from '../components/experiments/useExperiments';
import { useTraining } from '../components/useTraining';
import { showProblem } from '../components/showProblem';
import { ExperimentRow } from './ExperimentRow';
import { RunDrawer } from './RunDrawer';
import { RunRow } from './RunRow';

/** Entries shown before "Show all": the form is below them. */
const FIRST = 4;

/** A run, or an experiment with all of its runs. */
type Entry = { run: RunRecord } | { experiment: ExperimentParts };

const createdAt = (entry: Entry): number =>
  'run' in entry ? entry.run.createdAt : entry.experiment.record.createdAt;

const isQueued = (entry: Entry): boolean => 'run' in entry && entry.run.queued !== undefined;

/** Every run and every experiment so far, newest first. */
export function RunList() {
  const runs = useLiveQuery(listRuns);
  const experiments = useExperiments();
  const [opened, setOpened] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const continuable = useLiveQuery(listContinuable);
  const active = useTraining((state) => state.active?.runId);
  const past: Entry[] = [
    ...(runs ?? []).filter(({ id }) => id !== active).map((run) => ({ run })),
    ...(experiments ?? []).map((experiment) => ({ experiment })),
  ].sort((a, b) => createdAt(b) - createdAt(a));
  const known = [...(runs ?? []), ...(experiments ?? []).flatMap(({ parts }) => parts)];
  const run = known.find(({ id }) => id === opened);
  // What waits is always shown, with the button that cancels it.
  const shown = past.filter((entry, i) => all || i < FIRST || isQueued(entry));
  if (past.length === 0) return null;
  const rowOf = (each: RunRecord) => (
    <RunRow
      key={each.id}
      run={each}
      canContinue={continuable?.includes(each.id) ?? false}
      onOpen={() => setOpened(each.id)}
      onCancel={() => {
        dequeue(each.id).then(() => setAside([each.id]), showProblem);
      }}
    />
  );
  return (
    <Stack gap="sm" component="section" aria-label={t('training.runs.list.title')}>
      <Title order={3} size="h4">
        {t('training.runs.list.title')}
      </Title>
      {shown.map((entry) =>
        'run' in entry ? (
          rowOf(entry.run)
        ) : (
          <ExperimentRow
            key={entry.experiment.record.id}
            experiment={entry.experiment}
            canContinue={entry.experiment.parts.some(({ id }) => continuable?.includes(id))}
            rowOf={rowOf}
          />
        ),
      )}
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
