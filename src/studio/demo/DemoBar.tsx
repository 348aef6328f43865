import { Alert, Button, CloseButton, Group, Paper, Progress, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { say, t, type LabelKey } from '../../texts/t';
import { demoStore, dismissDemo, stopDemo, type DemoState } from '../../client/demo';
import { importStore } from '../../client/importSession';
import { loadChart } from '../components/curves/loadChart';
import { Rich } from '../components/Rich';
import { showProblem } from '../components/showProblem';
import { formatProgress } from '../components/trainingProgress';
import { useSlicedStore } from '../components/useSlicedStore';
import { useTraining } from '../components/useTraining';
import { pageAt } from '../pages';
import styles from './DemoBar.module.css';

const STEPS: LabelKey[] = ['demo.steps.draw', 'demo.steps.cnn', 'demo.steps.mobilenet'];

/** Which step it is at, counted from 0. */
function stepOf({ stage, at }: DemoState): number {
  return stage === 'drawing' ? 0 : 1 + at;
}

/** How far the present step is, in [0, 1], and the time that it still takes, where that is known. */
function useStep({ stage }: DemoState): { fraction: number; left: string } {
  const drawn = useSlicedStore(importStore, ({ progress }) => progress);
  const active = useTraining((state) => state.active);
  if (stage === 'drawing') return { fraction: drawn ? drawn.done / drawn.total : 0, left: '' };
  if (!active) return { fraction: 0, left: '' };
  const { left } = formatProgress(active);
  // Preparing and evaluating are short: what moves the bar is training, so that it never goes back.
  const trained = active.step && formatProgress({ ...active, phase: 'training' }).fraction;
  return { fraction: trained ?? 0, left };
}

/** What the next page shows, loaded while nothing trains yet; the page loads it again, and shows a failure. */
const preload = () => Promise.all([loadChart(), pageAt('/train')?.load()]);

/** Opens the page that shows the present stage, once for each stage. */
function useStagePage({ stage }: DemoState): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    if (stage === 'drawing') preload().catch(() => {});
    if (stage === 'training') navigate('/train');
    if (stage === 'done') navigate('/compare');
  }, [stage, navigate]);
}

function Running({ demo }: { demo: DemoState }) {
  const step = stepOf(demo);
  const { fraction, left } = useStep(demo);
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label={t('demo.title')}
      className={styles.bar}
    >
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">
          <span role="status">
            <Rich
              text="demo.at"
              values={{ step: step + 1, steps: STEPS.length, name: t(STEPS[step]!) }}
              parts={{ b: <strong /> }}
            />
          </span>
          {/* Outside of the status, which a screen reader would repeat with each second. */}
          <Text span c="dimmed" inherit>
            {left && ` · ${left}`}
          </Text>
        </Text>
        <Button
          size="xs"
          variant="default"
          flex="none"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={() => void stopDemo().catch(showProblem)}
        >
          {t('demo.stop')}
        </Button>
      </Group>
      <Progress value={(100 * (step + fraction)) / STEPS.length} aria-label={t('demo.progress')} />
    </Paper>
  );
}

/** After the demo: what comes next. */
function Done() {
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label={t('demo.title')}
      className={styles.bar}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 16rem">
          {t('demo.done')}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button component={Link} href="/" onClick={dismissDemo}>
            {t('demo.ownPhotos')}
          </Button>
          <CloseButton aria-label={t('demo.close')} onClick={dismissDemo} />
        </Group>
      </Group>
    </Paper>
  );
}

/** The demo's steps and its Stop, on every page while it runs. */
export default function DemoBar() {
  const demo = useStore(demoStore);
  useStagePage(demo);
  if (demo.stage === 'idle') return null;
  if (demo.stage === 'drawing' || demo.stage === 'training') return <Running demo={demo} />;
  if (demo.stage === 'done') return <Done />;
  return (
    <Alert
      color={demo.stage === 'failed' ? 'error' : 'gray'}
      title={t(demo.stage === 'failed' ? 'demo.failed' : 'demo.stopped')}
      withCloseButton
      closeButtonLabel={t('demo.close')}
      onClose={dismissDemo}
      mb="md"
    >
      {demo.error ? say(demo.error) : t('demo.kept')}
    </Alert>
  );
}
