import { Alert, Anchor, Stack } from '@mantine/core';
import { IconPhotoExclamation } from '@tabler/icons-react';
import { Link } from 'wouter';
import { datasetProblem } from '../../domain/dataset/snapshot';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';
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
      color="warning"
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
    <Alert color="running" role="status" title={t('training.page.elsewhere.title')}>
      {epoch
        ? t('training.page.elsewhere.epochs', { run: say(run.name), count: epoch })
        : t('training.page.elsewhere.begun', { run: say(run.name) })}
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
      {dataset.total > 0 && <DatasetProblem dataset={dataset} hasOwnSplit={hasOwnSplit} />}
    </Stack>
  );
}
