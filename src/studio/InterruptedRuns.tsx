import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { setAside, setAsideStore } from '../client/setAside';
import type { RunRecord } from '../domain/run/run';
import { listContinuable } from '../storage/runQueue';
import { getRun } from '../storage/runs';
import { t } from '../texts/t';
import { continueTraining } from './components/continueTraining';
import { useExperiments } from './components/experiments/useExperiments';
import { formatList } from './components/format';
import { useLiveQuery } from './components/useLiveQuery';
import { interruptedNames } from './interruptedNames';

const isInterrupted = (run: RunRecord | undefined): run is RunRecord =>
  run?.status === 'interrupted';

async function interruptedRuns(): Promise<RunRecord[]> {
  const all = await Promise.all((await listContinuable()).map(getRun));
  return all.filter(isInterrupted);
}

function Notice({ runs }: { runs: readonly RunRecord[] }) {
  const experiments = useExperiments();
  const ids = runs.map(({ id }) => id);
  return (
    <Alert
      role="status"
      color="warning"
      mb="md"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('training.page.interrupted.title')}
      withCloseButton
      closeButtonLabel={t('training.page.interrupted.notNow')}
      onClose={() => setAside(ids)}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {t('training.page.interrupted.runs', {
            runs: formatList(interruptedNames(runs, experiments ?? [])),
          })}
        </Text>
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => void continueTraining(ids)}
        >
          {t('training.page.interrupted.continue')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Runs that were interrupted, with the way to continue them: on top of every page, until they go on or the user closes it. */
export default function InterruptedRuns() {
  const aside = useStore(setAsideStore);
  const runs = useLiveQuery(interruptedRuns);
  const asked = (runs ?? []).filter(({ id }) => !aside.includes(id));
  return asked.length > 0 && <Notice runs={asked} />;
}
