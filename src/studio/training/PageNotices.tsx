import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconPhotoExclamation, IconPlayerPlay } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { datasetProblem } from '../../domain/dataset/snapshot';
import type { RunRecord } from '../../domain/run/run';
import { listContinuable } from '../../storage/runQueue';
import { getRun } from '../../storage/runs';
import { continueTraining } from '../components/continueTraining';
import { say, t } from '../../texts/t';
import { formatList } from '../components/format';
import { interruptedNames as names } from './interruptedNames';
import { useExperiments } from '../components/experiments/useExperiments';
import { LEFT_RUNS } from '../components/trainingAlerts';
import { useTrainingElsewhere } from '../components/useTraining';
import type { DatasetCounts } from './useDatasetCounts';

/** Why no run can use the images as they are: said before anybody presses Train. */
function DatasetProblem({
  dataset,
  hasOwnSplit,
}: {
  dataset: DatasetCounts;
  hasOwnSplit: boolean;
}) {
  const problem = datasetProblem(dataset.counts, dataset.classes, !hasOwnSplit);
  if (!problem) return null;
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconPhotoExclamation aria-hidden />}
      title={t('training.page.datasetProblem.title')}
    >
      {say(problem)}{' '}
      <Anchor component={Link} href="/" size="sm" c="inherit">
        {t('training.page.datasetProblem.action')}
      </Anchor>
    </Alert>
  );
}

/** What another tab trains now. */
function Elsewhere({ run }: { run: RunRecord }) {
  const epoch = run.epochs.at(-1)?.epoch;
  return (
    <Alert color="blue" role="status" title={t('training.page.elsewhere.title')}>
      {epoch
        ? t('training.page.elsewhere.epochs', { run: run.name, count: epoch })
        : t('training.page.elsewhere.begun', { run: run.name })}
    </Alert>
  );
}

const isInterrupted = (run: RunRecord | undefined): run is RunRecord =>
  run?.status === 'interrupted';

/** The ids of interrupted runs that the user does not want to be asked about again. */
export const useSetAside = () =>
  useLocalStorage<string[]>({ key: 'mask-studio-set-aside', defaultValue: [] });

/** Runs that were interrupted, with the way to continue them. */
function Interrupted() {
  const [aside, setAside] = useSetAside();
  const runs = useLiveQuery(async () => {
    const all = await Promise.all((await listContinuable()).map(getRun));
    return all.filter(isInterrupted);
  });
  const experiments = useExperiments();
  useEffect(() => void notifications.hide(LEFT_RUNS), []);
  const asked = (runs ?? []).filter(({ id }) => !aside.includes(id));
  if (asked.length === 0) return null;
  const ids = asked.map(({ id }) => id);
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('training.page.interrupted.title')}
      withCloseButton
      closeButtonLabel={t('training.page.interrupted.notNow')}
      onClose={() => setAside([...aside, ...ids])}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {t('training.page.interrupted.runs', {
            runs: formatList(names(asked, experiments ?? [])),
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

/** What a user should know before anything else on this page. */
export function PageNotices({
  dataset,
  hasOwnSplit,
}: {
  dataset: DatasetCounts;
  hasOwnSplit: boolean;
}) {
  const elsewhere = useTrainingElsewhere();
  return (
    <Stack gap="sm">
      {elsewhere && <Elsewhere run={elsewhere} />}
      <Interrupted />
      {dataset.total > 0 && <DatasetProblem dataset={dataset} hasOwnSplit={hasOwnSplit} />}
    </Stack>
  );
}
