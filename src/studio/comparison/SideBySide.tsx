import { Alert, Center, Loader, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { AlignmentKind } from '../../domain/evaluation/pairing';
import type { RunRecord } from '../../domain/run/run';
import { AccuracyPicture } from './AccuracyPicture';
import { compareRuns, type Comparison } from './columns';
import { ConfusionMatrix } from '../components/ConfusionMatrix';
import { Disagreements } from './Disagreements';
import { wholeNumber } from '../components/format';
import { RunLabel } from './RunLabel';
import { RunTable } from './RunTable';
import { useJudgedRuns } from './runs';
import { SharedCurves } from './SharedCurves';
import { Verdicts } from './Verdicts';
import classes from './comparison.module.css';

const WARNINGS: Record<Exclude<AlignmentKind, 'same'>, { title: string; text: string }> = {
  common: {
    title: 'These runs were judged on different test photographs',
    text: 'Only the ones that all of them judged, under the same label, are compared here:',
  },
  apart: {
    title: 'These runs share no test photograph',
    text: 'Each is shown on its own, so the figures say little about which is better. Train them on the same photographs and split to compare them fairly.',
  },
  'different-classes': {
    title: 'These runs tell different classes apart',
    text: 'Each is shown on its own test photographs; their figures answer different questions.',
  },
};

function Warning({ alignment, columns }: Comparison) {
  if (alignment === 'same') return null;
  const { title, text } = WARNINGS[alignment];
  const judged = columns.map(({ judgement }) => wholeNumber(judgement.predictions.length));
  const left = wholeNumber(columns[0]!.predictions.length);
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={title}>
      {text}
      {alignment === 'common' && ` ${left} of ${judged.join(' and ')}.`}
    </Alert>
  );
}

/** Two or more runs, side by side, on the test images they share. */
export function SideBySide({ runs }: { runs: RunRecord[] }) {
  const judged = useJudgedRuns(runs);
  const comparison = useMemo(() => judged && compareRuns(judged), [judged]);
  if (!comparison) {
    return (
      <Center mih="30vh">
        <Loader aria-label="Reading the verdicts" />
      </Center>
    );
  }
  const { alignment, columns } = comparison;
  const paired = alignment === 'same' || alignment === 'common';
  return (
    <Stack gap="xl">
      <Warning {...comparison} />
      <section className={classes.panel} aria-labelledby="difference">
        <Title order={3} size="h4" id="difference">
          Is the difference real?
        </Title>
        {paired && <Verdicts columns={columns} />}
        <AccuracyPicture columns={columns} />
      </section>
      <SharedCurves runs={runs} />
      <section aria-labelledby="confusion">
        <Title order={3} size="h4" id="confusion" mb="sm">
          What was taken for what
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: Math.min(3, columns.length) }} spacing="lg">
          {columns.map(({ run, matrix }, index) => (
            <Stack key={run.id} gap="xs">
              <RunLabel name={run.name} index={index} />
              <ConfusionMatrix classes={run.classes} matrix={matrix} />
            </Stack>
          ))}
        </SimpleGrid>
        <Text size="xs" c="dimmed" mt="xs">
          Rows are what the photographs show, columns what the model said. Open a run with “Inside
          one run” to see the photographs behind a number.
        </Text>
      </section>
      {paired && <Disagreements columns={columns} />}
      <RunTable columns={columns} />
    </Stack>
  );
}
