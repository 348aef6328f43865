import {
  ActionIcon,
  Anchor,
  Group,
  RingProgress,
  Text,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Dexie } from 'dexie';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { t } from '../texts/t';
import { formatProgress } from './components/trainingProgress';
import { percent } from './components/format';
import { useTooltip } from './components/useTooltip';
import { useQueueLength, useTraining, useTrainingElsewhere } from './components/useTraining';
import { pause, recoverRuns, resume } from '../client/trainingSession';
import { trainingStore, type ActiveRun } from '../client/trainingStore';
import { takeTurn } from '../messaging/pageTurn';

/** The screen reader's status: each phase and each epoch once, never each batch. */
function Announcement({ active }: { active: ActiveRun | null }) {
  let words = '';
  if (active) {
    const { title } = formatProgress(active);
    const { step } = active;
    if (active.paused) words = t('shell.training.isPaused');
    else if (!step) words = title;
    else
      words = t('shell.training.atEpoch', {
        ...{ phase: title, epoch: step.epoch, epochs: step.epochs },
      });
  }
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

function Indicator({ active, waiting }: { active: ActiveRun; waiting: number }) {
  const { title, detail, left, fraction } = formatProgress(active);
  const { tooltip, target } = useTooltip();
  const name = active.paused
    ? t('shell.training.paused')
    : active.stopping
      ? t('shell.training.stopping')
      : title;
  return (
    <>
      <Tooltip
        label={[detail, waiting > 0 ? t('shell.training.queued', { count: waiting }) : '']
          .filter(Boolean)
          .join('; ')}
        {...tooltip}
      >
        <Link
          href="/train"
          className="indicator"
          aria-label={t('shell.training.open', { state: name })}
          {...target}
        >
          <RingProgress
            size={34}
            thickness={4}
            roundCaps
            sections={[{ value: 100 * (fraction ?? 0), color: 'running' }]}
            className={fraction === null ? 'turning' : ''}
            aria-hidden
          />
          <Text size="sm" component="span" visibleFrom="xl" lineClamp={1}>
            {name}
          </Text>
          {fraction !== null && (
            <Text size="sm" component="span" fw={600}>
              {percent(fraction, 0)}
            </Text>
          )}
          {left && !active.paused && (
            <Text size="xs" component="span" c="dimmed" visibleFrom="sm" lineClamp={1}>
              {left}
            </Text>
          )}
        </Link>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={active.stopping}
        onClick={active.paused ? resume : pause}
        aria-label={t(active.paused ? 'shell.training.resume' : 'shell.training.pause')}
      >
        {active.paused ? (
          <IconPlayerPlay size={18} aria-hidden />
        ) : (
          <IconPlayerPause size={18} aria-hidden />
        )}
      </ActionIcon>
    </>
  );
}

/** What the worker says or stores is drawn by many parts of the page at once. */
function useTurns(): void {
  useEffect(() => {
    const unsubscribe = trainingStore.subscribe(takeTurn);
    Dexie.on.storagemutated.subscribe(takeTurn);
    return () => {
      unsubscribe();
      Dexie.on.storagemutated.unsubscribe(takeTurn);
    };
  }, []);
}

/** The run in progress, shown on every page. Mounting it recovers the runs that a closed tab left. */
export default function TrainingIndicator() {
  const active = useTraining((state) => state.active);
  const waiting = useQueueLength();
  const elsewhere = useTrainingElsewhere();
  useEffect(() => {
    void recoverRuns();
  }, []);
  useTurns();
  return (
    <Group gap="4xs" wrap="nowrap" className="progress">
      <Announcement active={active} />
      {active && <Indicator active={active} waiting={waiting} />}
      {elsewhere && (
        <Anchor component={Link} href="/train" size="sm" c="dimmed">
          {t('shell.training.elsewhere')}
        </Anchor>
      )}
    </Group>
  );
}
