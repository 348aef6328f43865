import { Alert, Center, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { pooledMetrics } from '../../../domain/experiment/outOfFold';
import { planName } from '../../../domain/experiment/sentence';
import { say, t } from '../../../texts/t';
import { experimentPath } from '../../components/experiments/experimentPath';
import type { ExperimentResult } from '../../components/experiments/results';
import { progressOf, type ExperimentParts } from '../../components/experiments/useExperiments';
import { BandCurves } from './BandCurves';
import { ExperimentActions } from './ExperimentActions';
import { FinalModel } from './FinalModel';
import { OutOfFold } from './OutOfFold';
import { RunsTable } from './RunsTable';
import { useOpened } from './useOpened';
import { VerdictPanel } from './VerdictPanel';

/** How much of the experiment is there, where it is not all. */
function Unfinished({ experiment }: { experiment: ExperimentParts }) {
  const { runs, finished, isActive } = progressOf(experiment);
  if (finished === runs) return null;
  return (
    <Alert
      color={isActive ? 'blue' : 'yellow'}
      role="status"
      title={finished === 0 ? t('experiments.page.unstarted.title') : undefined}
    >
      {finished > 0
        ? t('experiments.page.unfinished', { finished, runs })
        : t(`experiments.page.unstarted.${isActive ? 'text' : 'interrupted'}`)}
    </Alert>
  );
}

/** The out-of-fold predictions of the opened experiment. */
function Predictions({ opened, result }: { opened: ExperimentParts; result: ExperimentResult }) {
  const { classes, groups, plan } = opened.record;
  const { predictions } = result;
  const metrics = useMemo(() => {
    const groupOf = new Map(groups);
    return pooledMetrics(predictions, classes.length, (hash) => groupOf.get(hash) ?? hash);
  }, [predictions, classes, groups]);
  return (
    <OutOfFold
      classes={classes}
      predictions={predictions}
      metrics={metrics}
      hasGroups={groups.length > 0}
      isSeeds={plan.kind === 'seeds'}
    />
  );
}

interface OpenedProps {
  opened: ExperimentParts;
  all: readonly ExperimentParts[];
}

/** One experiment: accuracy and verdict, then images, then curves and the runs. */
export function Opened({ opened, all }: OpenedProps) {
  const [, navigate] = useLocation();
  const read = useOpened(opened, all);
  const { record } = opened;
  const own = read?.results.find(({ id }) => id === record.id);
  const curves = useMemo(
    () => read?.experiments.map(({ record: { name }, parts }) => ({ name, runs: parts })) ?? [],
    [read?.experiments],
  );
  return (
    <Stack gap="xl">
      <Group align="flex-end" justify="space-between" gap="sm">
        <Group align="flex-end" gap="sm">
          <Select
            label={t('experiments.page.choose')}
            w={360}
            maw="100%"
            searchable={all.length > 10}
            allowDeselect={false}
            value={record.id}
            onChange={(id) => id && navigate(experimentPath(id))}
            data={all.map((each) => ({ value: each.record.id, label: each.record.name }))}
          />
          <Text size="sm" c="dimmed" pb={8}>
            {say(planName(record.plan))}
          </Text>
        </Group>
        <ExperimentActions experiment={opened} />
      </Group>
      <Unfinished experiment={opened} />
      {!read && (
        <Center mih="30vh">
          <Loader role="progressbar" aria-label={t('experiments.page.reading')} />
        </Center>
      )}
      {read && own && <VerdictPanel results={read.results} />}
      {own && record.plan.kind !== 'seeds' && <FinalModel experiment={opened} own={own} />}
      {own && <Predictions opened={opened} result={own} />}
      {opened.parts.some(({ epochs }) => epochs.length > 0) && <BandCurves experiments={curves} />}
      <RunsTable plan={record.plan} parts={opened.parts} finished={own?.experiment.runs ?? []} />
    </Stack>
  );
}
