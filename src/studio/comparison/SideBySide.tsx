import {
  Alert,
  Center,
  Group,
  Loader,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { scaledRun } from '../../domain/evaluation/temperature';
import { thresholdSource } from '../../domain/evaluation/threshold';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';
import { Accuracies } from './Accuracies';
import { AccuracyIntervals } from './AccuracyIntervals';
import { compareRuns, type Column, type Comparison } from './columns';
import { ConfusionMatrix } from '../components/ConfusionMatrix';
import { Disagreements } from './Disagreements';
import { decimal, formatList, wholeNumber } from '../components/format';
import { pairRuns } from './pairs';
import { sharingTestImages, testPairs } from './pairTests';
import { HelpButton } from '../components/help/HelpButton';
import { useRunColours } from './palette';
import { RunLabel } from './RunLabel';
import { RunTable } from './RunTable';
import { useEvaluatedRuns } from './runs';
import { SharedCurves } from './SharedCurves';
import { TrainingImages } from './TrainingImages';
import { Verdicts } from './Verdicts';
import { useComparisonView } from './view';
import classes from './comparison.module.css';

/** Why the runs cannot be compared image by image, and what to do. */
function Warning({ alignment, shared, columns }: Comparison) {
  if (alignment === 'same') return null;
  if (alignment === 'different-classes') {
    return (
      <Alert
        color="warning"
        icon={<IconAlertTriangle />}
        title={t('comparison.results.warnings.classesTitle')}
      >
        {t('comparison.results.warnings.classes')}
      </Alert>
    );
  }
  const sizes = formatList(columns.map(({ figures }) => wholeNumber(figures.images)));
  return (
    <Alert
      color="warning"
      icon={<IconAlertTriangle />}
      title={t('comparison.results.warnings.imagesTitle')}
    >
      {t('comparison.results.warnings.images', { count: shared, sizes })}
    </Alert>
  );
}

/** A threshold tuned on the images that a run is then measured on makes its metrics too good. */
function TunedOnTest({ columns }: { columns: Column[] }) {
  const tuned = columns.filter(({ run }) => thresholdSource(run) === 'test');
  if (tuned.length === 0) return null;
  return (
    <Alert
      color="warning"
      icon={<IconAlertTriangle />}
      title={t('comparison.results.warnings.tunedTitle')}
    >
      {t('comparison.results.warnings.tuned', {
        runs: tuned.map(({ run }) => `${say(run.name)} (${decimal(run.threshold, 2)})`).join(', '),
      })}
    </Alert>
  );
}

/** Which run the others are compared with. */
function BaselineSelect({ columns }: { columns: Column[] }) {
  return (
    <NativeSelect
      label={t('comparison.results.accuracy.baseline')}
      size="xs"
      maw="14rem"
      value={columns[0]!.run.id}
      data={columns.map(({ run }) => ({ value: run.id, label: say(run.name) }))}
      onChange={({ currentTarget }) =>
        useComparisonView.setState({ baselineId: currentTarget.value })
      }
    />
  );
}

/** The matrix of each run at its own threshold. */
function Matrices({ columns }: { columns: Column[] }) {
  const many = columns.some(({ run }) => run.classes.length > 5);
  return (
    <section aria-labelledby="confusion">
      <Title order={3} size="h4" id="confusion" mb="sm">
        {t('comparison.results.matrices.title')}
      </Title>
      <SimpleGrid
        cols={{ base: 1, sm: many ? 1 : 2, lg: many ? 2 : Math.min(3, columns.length) }}
        spacing="lg"
      >
        {columns.map(({ run, matrix }, index) => (
          <Stack key={run.id} gap="xs" miw={0}>
            <RunLabel name={say(run.name)} index={index} />
            <ConfusionMatrix classes={run.classes} matrix={matrix} />
          </Stack>
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="xs">
        {t('comparison.results.matrices.note')}
      </Text>
    </section>
  );
}

/** Two or more runs, the baseline first: their accuracies, then images, then everything else. */
export function SideBySide({ runs }: { runs: RunRecord[] }) {
  const evaluated = useEvaluatedRuns(runs);
  const compared = useMemo(() => {
    if (!evaluated) return undefined;
    const comparison = compareRuns(evaluated.map(scaledRun));
    const { compared: pairs, refused } = pairRuns(comparison.columns);
    return { comparison, refused, tests: testPairs(pairs) };
  }, [evaluated]);
  const colours = useRunColours();
  if (!compared) {
    return (
      <Center mih="30vh">
        <Loader role="progressbar" aria-label={t('comparison.page.readingEvaluations')} />
      </Center>
    );
  }
  const { comparison, tests, refused } = compared;
  const { columns } = comparison;
  const sharing = sharingTestImages(columns, tests);
  return (
    <Stack gap="xl">
      <Warning {...comparison} />
      <TunedOnTest columns={columns} />
      <TrainingImages runs={runs} />
      <section className={classes.panel} aria-labelledby="accuracy">
        <Group justify="space-between" align="flex-end">
          <Title order={3} size="h4" id="accuracy">
            {t('comparison.results.accuracy.title')}
          </Title>
          <BaselineSelect columns={columns} />
        </Group>
        <Accuracies columns={columns} tests={tests} />
        <AccuracyIntervals columns={columns} />
        {tests.length > 0 && (
          <>
            <Group gap="4xs">
              <Title order={3} size="h4">
                {t('comparison.results.significance.title')}
              </Title>
              <HelpButton topic="mcnemar" />
            </Group>
            <Verdicts tests={tests} refused={refused} />
          </>
        )}
      </section>
      {sharing.length > 1 && (
        <Disagreements
          columns={compareRuns(sharing).columns}
          colours={sharing.map((column) => colours[columns.indexOf(column)]!)}
        />
      )}
      <Matrices columns={columns} />
      <SharedCurves runs={runs} />
      <RunTable columns={columns} />
    </Stack>
  );
}
