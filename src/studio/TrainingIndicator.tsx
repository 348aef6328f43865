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
import { useEffect } from 'react';
import { Link } from 'wouter';
import { formatProgress } from './components/trainingProgress';
import { percent } from './components/format';
import { useQueue, useTraining, useTrainingElsewhere } from './components/useTraining';
import { pause, recoverRuns, resume } from '../client/trainingSession';
import type { ActiveRun } from '../client/trainingStore';

/** The screen reader's status: each phase and each epoch once, never each batch. */
function Announcement({ active }: { active: ActiveRun | null }) {
  let words = '';
  if (active) {
    const { title } = formatProgress(active);
    words = active.paused ? 'Training is paused' : title;
    if (active.step && !active.paused)
      words += `, epoch ${active.step.epoch} of ${active.step.epochs}`;
  }
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

function Indicator({ active, waiting }: { active: ActiveRun; waiting: number }) {
  const { title, detail, left, fraction } = formatProgress(active);
  const name = active.paused ? 'Paused' : active.stopping ? 'Stopping' : title;
  return (
    <>
      <Tooltip
        label={[detail, waiting > 0 ? `${waiting} more queued` : ''].filter(Boolean).join('; ')}
      >
        <Link href="/train" className="indicator" aria-label={`${name}: open the Train page`}>
          <RingProgress
            size={34}
            thickness={4}
            roundCaps
            sections={[{ value: 100 * (fraction ?? 0), color: 'teal' }]}
            className={fraction === null ? 'turning' : ''}
            aria-hidden
          />
          <Text size="sm" component="span" visibleFrom="lg" lineClamp={1}>
            {name}
          </Text>
          {fraction !== null && (
            <Text size="sm" component="span" fw={600} ff="monospace">
              {percent(fraction, 0)}
            </Text>
          )}
          {left && !active.paused && (
            <Text size="xs" component="span" c="dimmed" visibleFrom="sm">
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
        aria-label={active.paused ? 'Resume training' : 'Pause training'}
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

/** The run in progress, shown on every page. Mounting it recovers the runs that a closed tab left. */
export default function TrainingIndicator() {
  const active = useTraining((state) => state.active);
  const waiting = useQueue().length;
  const elsewhere = useTrainingElsewhere();
  useEffect(() => {
    void recoverRuns();
  }, []);
  return (
    <Group gap={4} wrap="nowrap" className="progress">
      <Announcement active={active} />
      {active && <Indicator active={active} waiting={waiting} />}
      {elsewhere && (
        <Anchor component={Link} href="/train" size="sm" c="dimmed">
          Training in another tab
        </Anchor>
      )}
    </Group>
  );
}
