import { Accordion, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCamera, IconDownload, IconScale } from '@tabler/icons-react';
import { Link } from 'wouter';
import { alignTests, pairedCounts, type EvaluatedRun } from '../../../domain/evaluation/pairing';
import { mcnemarExact } from '../../../domain/evaluation/statistics';
import { verdict } from '../../../domain/evaluation/verdict';
import { say, t } from '../../../texts/t';
import { RunCurves } from '../../components/curves/RunCurves';
import { HelpButton } from '../../components/help/HelpButton';
import classes from './Result.module.css';
import { LatestExperiment, useLatestExperiment } from './LatestExperiment';
import { RunResult } from './RunResult';
import { TryNow } from './TryNow';
import { useResult } from './useResult';

/** What McNemar's test says of two runs; null where they cannot be compared. */
function verdictOf([first, second, ...others]: EvaluatedRun[]): string | null {
  if (!first || !second || others.length > 0) return null;
  const { kind, columns } = alignTests([first, second]);
  if (kind !== 'same') return null;
  const thresholds: [number, number] = [first.run.threshold, second.run.threshold];
  const counts = pairedCounts(columns[0]!, columns[1]!, thresholds);
  const { p } = mcnemarExact(counts.onlyFirst, counts.onlySecond);
  return say(verdict([first.run.name, second.run.name], counts, { p, comparisons: 1 }).sentence);
}

function NextSteps({ canCompare }: { canCompare: boolean }) {
  return (
    <Group gap="xs" role="group" aria-label={t('training.runs.result.nextSteps')}>
      <Button
        component={Link}
        href="/compare"
        variant={canCompare ? 'filled' : 'default'}
        leftSection={<IconScale size={18} aria-hidden />}
      >
        {t('training.runs.result.compare')}
      </Button>
      <Button
        component={Link}
        href="/try"
        variant={canCompare ? 'default' : 'filled'}
        leftSection={<IconCamera size={18} aria-hidden />}
      >
        {t('training.runs.result.try')}
      </Button>
      <Button
        component={Link}
        href="/export"
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('training.runs.result.export')}
      </Button>
    </Group>
  );
}

/** A prediction by these models, and, on a click, their curves. */
function Details({ result }: { result: EvaluatedRun[] }) {
  return (
    <Accordion variant="contained" order={4} keepMounted={false} multiple defaultValue={['try']}>
      <Accordion.Item value="try">
        <Accordion.Control>{t('training.runs.result.tryNow')}</Accordion.Control>
        <Accordion.Panel>
          <TryNow runs={result.map(({ run }) => run)} />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="curves">
        <Accordion.Control>{t('training.runs.result.curves')}</Accordion.Control>
        <Accordion.Panel>
          <Stack>
            {result.map(({ run }) => (
              <div key={run.id}>
                <Text fw={600} mb="xs">
                  {say(run.name)}
                </Text>
                <RunCurves epochs={run.epochs} />
              </div>
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

/** The latest result, with the numbers of the families that were trained on the same images side by side, and what comes next. */
export function Result() {
  const result = useResult();
  const experiment = useLatestExperiment();
  if (experiment) return <LatestExperiment {...experiment} />;
  if (experiment === undefined || !result || result.length === 0) return null;
  const sentence = verdictOf(result);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('training.runs.result.title')}>
      <Stack gap="md">
        <Title order={3} size="h4">
          {t('training.runs.result.title')}
        </Title>
        <div className={classes.runs}>
          {result.map((each) => (
            <RunResult key={each.run.id} {...each} />
          ))}
        </div>
        {sentence && (
          <Group gap="4xs" wrap="nowrap" align="flex-start">
            <Text size="sm">{sentence}</Text>
            <HelpButton topic="mcnemar" />
          </Group>
        )}
        <NextSteps canCompare={result.length > 1} />
        <Details result={result} />
      </Stack>
    </Paper>
  );
}
