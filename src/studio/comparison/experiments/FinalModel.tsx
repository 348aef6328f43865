import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconCamera, IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import { useLiveQuery } from '../../components/useLiveQuery';
import { Link } from 'wouter';
import { isCorrect } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { summarise } from '../../../domain/experiment/summary';
import type { RunRecord } from '../../../domain/run/run';
import { getEvaluation } from '../../../storage/runs';
import { say, t } from '../../../texts/t';
import { finalModelOf } from '../../components/experiments/finalModel';
import type { ExperimentResult } from '../../components/experiments/results';
import type { ExperimentParts } from '../../components/experiments/useExperiments';
import { percent } from '../../components/format';

/** The experiment's estimate: what is expected of the final model. */
function expected({ experiment }: ExperimentResult): string {
  const { mean, interval } = summarise(experiment);
  return interval
    ? t('experiments.page.final.interval', {
        ...{ mean: percent(mean!), low: percent(interval.low), high: percent(interval.high) },
      })
    : percent(mean!);
}

/** What the final model achieved on the test images that no run has. */
function OnPinned({ final, expected }: { final: RunRecord; expected: number }) {
  const evaluation = useLiveQuery(() => getEvaluation(final.id), [final.id]);
  if (!evaluation || evaluation.predictions.length === 0) return null;
  const { predictions } = evaluation;
  const correct = predictions.filter((each) => isCorrect(each, final.threshold)).length;
  const { low, high } = wilsonInterval(correct, predictions.length);
  return t('experiments.page.final.tested', {
    count: predictions.length,
    accuracy: percent(correct / predictions.length),
    ...{ low: percent(low), high: percent(high), expected: percent(expected) },
  });
}

interface FinalModelProps {
  experiment: ExperimentParts;
  own: ExperimentResult;
}

/** The model that trains on all images, which is what is exported: to be trained, or where it is. */
export function FinalModel({ experiment, own }: FinalModelProps) {
  const { record, final } = experiment;
  const { isNext, isWaiting, done, staleSince, train } = finalModelOf(experiment);
  const finished = own.experiment.runs.length;
  const keptOut = record.keptOut?.length ?? 0;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="final-model">
      <Group justify="space-between" gap="md">
        <div style={{ flex: '1 1 24rem' }}>
          <Title order={3} size="h5" id="final-model">
            {t('experiments.page.final.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`experiments.page.final.${keptOut > 0 ? 'pinnedText' : 'text'}`, {
              accuracy: expected(own),
            })}{' '}
            {keptOut > 0 && t('experiments.page.final.keptOut', { count: keptOut })}
          </Text>
          {(isWaiting || done || final?.failure) && (
            <Text size="sm" role="status" mt="4xs">
              {isWaiting && t('experiments.page.final.waits')}
              {done && t('experiments.page.final.done', { name: say(done.name) })}
              {done && keptOut > 0 && (
                <>
                  {' '}
                  <OnPinned final={done} expected={summarise(own.experiment).mean!} />
                </>
              )}
              {!isWaiting &&
                final?.failure &&
                t('experiments.page.final.failed', { reason: say(final.failure.message) })}
            </Text>
          )}
          {staleSince !== null && (
            <Text size="sm" c="var(--mantine-color-error)" mt="4xs">
              {t('experiments.page.final.stale', { count: staleSince, finished })}
            </Text>
          )}
        </div>
        {done ? (
          <Group gap="xs">
            {staleSince !== null && (
              <Button
                variant={isNext ? 'filled' : 'default'}
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                onClick={train}
              >
                {t('experiments.page.final.again')}
              </Button>
            )}
            <Button
              component={Link}
              href="/try"
              variant="default"
              leftSection={<IconCamera size={16} aria-hidden />}
            >
              {t('experiments.page.final.try')}
            </Button>
            <Button
              component={Link}
              href="/export"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('experiments.page.final.export')}
            </Button>
          </Group>
        ) : (
          <Button
            variant={isNext ? 'filled' : 'default'}
            disabled={isWaiting}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={train}
          >
            {t('experiments.page.final.train')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
