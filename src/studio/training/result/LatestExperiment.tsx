import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChartDots, IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'wouter';
import { listExperiments } from '../../../storage/experiments';
import { getRun, listRuns } from '../../../storage/runs';
import { t } from '../../../texts/t';
import { endedExperiment } from '../../components/experiments/ended';
import { experimentPath } from '../../components/experiments/experimentPath';
import { finalModelOf } from '../../components/experiments/finalModel';
import { useExperiment } from '../../components/experiments/useExperiments';
import { useAsync } from '../../components/useAsync';
import { useTraining } from '../../components/useTraining';

/** The experiment that a run of ended last here; after a reload the newest one, if no run is newer. */
async function latestId(lastRunId: string | null): Promise<string | undefined> {
  if (lastRunId !== null) return (await getRun(lastRunId))?.experiment?.id;
  const [[experiment], runs] = await Promise.all([listExperiments(), listRuns()]);
  const newest = runs.find((run) => !run.experiment);
  return experiment && (!newest || newest.createdAt < experiment.createdAt)
    ? experiment.id
    : undefined;
}

async function latest(lastRunId: string | null) {
  const id = await latestId(lastRunId);
  const ended = id === undefined ? null : await endedExperiment(id);
  return ended && { ...ended, id: id! };
}

/** What came of the experiment that was trained last; `undefined` while it is read, `null` where that was none. */
export function useLatestExperiment() {
  const lastRunId = useTraining((state) => state.lastRunId);
  const isIdle = useTraining((state) => state.active === null);
  const answer = useAsync(JSON.stringify({ lastRunId, isIdle }), () => latest(lastRunId));
  return answer.state === 'known' ? answer.value : answer.state === 'failed' ? null : undefined;
}

/** Its page, and what its runs were for: the final model, and its export. */
function NextSteps({ id }: { id: string }) {
  const experiment = useExperiment(id);
  if (!experiment) return null;
  const { isNext, isWaiting, done, staleSince, train } = finalModelOf(experiment);
  return (
    <Group gap="xs" role="group" aria-label={t('training.runs.result.nextSteps')}>
      <Button
        component={Link}
        href={experimentPath(id)}
        variant={isNext || done ? 'default' : 'filled'}
        leftSection={<IconChartDots size={18} aria-hidden />}
      >
        {t('experiments.train.ended.see')}
      </Button>
      {isNext && (
        <Button
          disabled={isWaiting}
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          onClick={train}
        >
          {t(`experiments.page.final.${staleSince === null ? 'train' : 'again'}`)}
        </Button>
      )}
      {done && (
        <Button
          component={Link}
          href="/export"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('experiments.page.final.export')}
        </Button>
      )}
    </Group>
  );
}

type Latest = NonNullable<ReturnType<typeof useLatestExperiment>>;

export function LatestExperiment({ id, name, message }: Latest) {
  return (
    <Paper withBorder p="md" component="section" aria-label={t('experiments.list.result')}>
      <Stack gap="md">
        <Title order={3} size="h4">
          {t('experiments.list.result')}
        </Title>
        <Text>
          <strong>{name}</strong>: {message}
        </Text>
        <NextSteps id={id} />
      </Stack>
    </Paper>
  );
}
