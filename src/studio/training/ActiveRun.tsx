import { Alert, Button, Group, Loader, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import {
  IconInfoCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import type { RunRecord } from '../../domain/run/run';
import { getRun } from '../../storage/runs';
import { say, t } from '../../texts/t';
import { RunCurves } from '../components/curves/RunCurves';
import { formatProgress } from '../components/trainingProgress';
import { percent, timeLeft } from '../components/format';
import { useQueueLength } from '../components/useTraining';
import { pause, resume, stop } from '../../client/trainingSession';
import type { ActiveRun as Active } from '../../client/trainingStore';
import { ExperimentPosition, StopExperiment } from './ActiveExperiment';
import { BackendReason } from './BackendReason';
import { AlertSwitch } from './AlertSwitch';
import { Results } from './Results';
import { useQueueSeconds } from './useQueueSeconds';

const NO_EPOCHS: never[] = [];

function Bar({ active, run }: { active: Active; run: RunRecord }) {
  const { title, detail, rate, left, fraction } = formatProgress(active);
  const queued = useQueueSeconds(run);
  const ownLeft = (active.step ?? active.progress)?.secondsLeft;
  const allLeft =
    queued === null || ownLeft === undefined
      ? ''
      : t('training.runs.active.allLeft', { left: timeLeft(ownLeft + queued) });
  const heading = active.paused
    ? t('training.runs.active.paused')
    : active.stopping
      ? t('training.runs.active.stopping')
      : title;
  return (
    <Stack gap="3xs">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>
          {heading}
          {detail && (
            <Text span fw={400} c="dimmed">
              : {detail}
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {[rate, ...(active.paused ? [] : [left, allLeft])].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={100 * (fraction ?? (active.paused ? 0 : 1))}
          animated={fraction === null && !active.paused}
          aria-label={`${heading} ${detail}`}
          aria-valuetext={fraction === null ? heading : percent(fraction, 0)}
        />
      </Progress.Root>
    </Stack>
  );
}

/** The run in progress: what it is doing, its curves, and the ways to pause and stop it. */
export function ActiveRun({ active }: { active: Active }) {
  const run = useLiveQuery(() => getRun(active.runId), [active.runId]);
  const waiting = useQueueLength();
  if (!run) return <Loader role="progressbar" aria-label={t('training.runs.active.opening')} />;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('training.runs.active.label')}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <Stack gap={0} flex="1 1 20rem" miw={0}>
            <Title order={3} size="h4">
              {say(run.name)}
            </Title>
            <ExperimentPosition run={run} />
            <Text size="sm" c="dimmed">
              {active.choice ? (
                <BackendReason choice={active.choice} />
              ) : (
                t('training.runs.active.choosingBackend')
              )}
              {waiting > 0 && ` ${t('training.runs.active.queued', { count: waiting })}`}
            </Text>
          </Stack>
          <Group gap="xs">
            <Button
              variant="default"
              disabled={active.stopping}
              onClick={active.paused ? resume : pause}
              leftSection={
                active.paused ? (
                  <IconPlayerPlay size={16} aria-hidden />
                ) : (
                  <IconPlayerPause size={16} aria-hidden />
                )
              }
            >
              {active.paused ? t('training.runs.active.resume') : t('training.runs.active.pause')}
            </Button>
            {run.experiment && !run.experiment.final ? (
              <StopExperiment run={run} disabled={active.stopping} />
            ) : (
              <Button
                variant="default"
                disabled={active.stopping}
                onClick={stop}
                leftSection={<IconPlayerStop size={16} aria-hidden />}
              >
                {t('training.runs.active.stop')}
              </Button>
            )}
          </Group>
        </Group>
        <Bar active={active} run={run} />
        {active.notices.map((notice) => (
          <Alert key={say(notice)} icon={<IconInfoCircle />} color="warning" variant="light">
            {say(notice)}
          </Alert>
        ))}
        <RunCurves epochs={run.epochs ?? NO_EPOCHS} steps={active.liveSteps} />
        <Results run={run} />
        <AlertSwitch />
      </Stack>
    </Paper>
  );
}
