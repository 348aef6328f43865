import { Alert, Center, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { pooledResult, testedInSlices } from '../../../client/experimentResults';
import { useLocation } from 'wouter';
import { planName } from '../../../domain/experiment/sentence';
import { untestedImages } from '../../../domain/experiment/testedImages';
import { say, t } from '../../../texts/t';
import { experimentPath } from '../../components/experiments/experimentPath';
import type { ExperimentResult } from '../../components/experiments/results';
import { useAsync } from '../../components/useAsync';
import { progressOf, type ExperimentParts } from '../../components/experiments/useExperiments';
import { BandCurves } from './BandCurves';
import { Decisions } from './Decisions';
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
      color={isActive ? 'running' : 'warning'}
      role="status"
      title={finished === 0 ? t('experiments.page.unstarted.title') : undefined}
    >
      {finished > 0
        ? t('experiments.page.unfinished', { finished, count: runs })
        : t(`experiments.page.unstarted.${isActive ? 'text' : 'interrupted'}`)}
    </Alert>
  );
}

interface PredictionsProps {
  opened: ExperimentParts;
  result: ExperimentResult;
  /** Says which results these are. */
  resultsKey: string;
}

/** What the opened experiment's runs predicted for the images that they were tested on. */
function Predictions({ opened, result, resultsKey }: PredictionsProps) {
  const { classes, groups, plan } = opened.record;
  const { predictions, experiment } = result;
  const read = useAsync(resultsKey, async () => {
    const [metrics, images] = await Promise.all([
      pooledResult(opened.record, predictions),
      testedInSlices(predictions),
    ]);
    return { metrics, images, predictions: predictions.length, groupOf: new Map(groups) };
  });
  if (read.state === 'failed') throw new Error(read.message);
  if (read.state === 'waiting') {
    return (
      <Center mih="20vh">
        <Loader role="progressbar" aria-label={t('experiments.page.reading')} />
      </Center>
    );
  }
  return (
    <OutOfFold
      classes={classes}
      {...read.value}
      plan={plan.kind}
      untested={plan.kind === 'seeds' ? 0 : untestedImages(experiment, read.value.images)}
    />
  );
}

const NONE: readonly ExperimentParts[] = [];

/** The runs of each experiment for the bands, new only when a run has another epoch. */
function useCurves(experiments: readonly ExperimentParts[]) {
  const epochs = experiments.map(({ record, parts }) => [
    record.name,
    ...parts.map((part) => part.epochs.length),
  ]);
  const key = JSON.stringify(epochs);
  return useMemo(
    () =>
      experiments
        .filter(({ parts }) => parts.some((part) => part.epochs.length > 0))
        .map(({ record: { name }, parts }) => ({ name, runs: parts })),
    // Storage gives new objects with every change of any run.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
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
  const curves = useCurves(read?.experiments ?? NONE);
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
            data={all.map((each) => ({ value: each.record.id, label: say(each.record.name) }))}
          />
          <Text size="sm" c="dimmed" pb="2xs">
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
      {read && own && <Predictions opened={opened} result={own} resultsKey={read.key} />}
      {read && own && <Decisions experiments={read.experiments} own={own} />}
      {opened.parts.some(({ epochs }) => epochs.length > 0) && <BandCurves experiments={curves} />}
      <RunsTable plan={record.plan} parts={opened.parts} finished={own?.experiment.runs ?? []} />
    </Stack>
  );
}
