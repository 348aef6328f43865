import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  accuracy,
  confusionMatrix,
  correctCount,
  imageCount,
} from '../../../domain/evaluation/metrics';
import { misclassified, type EvaluatedRun } from '../../../domain/evaluation/pairing';
import { unbeatenConstant, wilsonInterval } from '../../../domain/evaluation/statistics';
import { decide } from '../../../domain/task';
import { say, t } from '../../../texts/t';
import { duration, percent } from '../../components/format';
import { Rich } from '../../components/Rich';
import { HelpButton } from '../../components/help/HelpButton';
import { Thumbnail } from '../../components/Thumbnail';
import classes from './Result.module.css';

const MOST_SHOWN = 6;

/** Up to six misclassified images, highest confidence first, each with its label and prediction. */
function Misclassified({ run, evaluation }: EvaluatedRun) {
  const wrong = misclassified(evaluation.predictions, run.threshold);
  if (wrong.length === 0) return <Text size="sm">{t('training.runs.result.noneWrong')}</Text>;
  return (
    <div>
      <Text size="sm" mb="4xs">
        {wrong.length > MOST_SHOWN
          ? t('training.runs.result.wrongFirst', { count: wrong.length, shown: MOST_SHOWN })
          : t('training.runs.result.wrong', { count: wrong.length })}
      </Text>
      <ul className={classes.images}>
        {wrong.slice(0, MOST_SHOWN).map(({ hash, truth, scores }) => {
          const predicted = decide(scores, run.threshold);
          const text = t('training.runs.result.predictedAs', {
            label: run.classes[truth]!,
            predicted: run.classes[predicted]!,
            confidence: percent(scores[predicted]!, 0),
          });
          return (
            <li key={hash} title={text}>
              <Thumbnail hash={hash} alt={text} />
              <Text size="xs" c="dimmed" truncate aria-hidden>
                {run.classes[truth]}
              </Text>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What a run achieved on the test images. */
export function RunResult({ run, evaluation }: EvaluatedRun) {
  const matrix = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  const { low, high } = wilsonInterval(correctCount(matrix), imageCount(matrix));
  const constant = unbeatenConstant(matrix);
  const stoppedEarly = run.status === 'finished' && run.epochs.length < run.recipe.training.epochs;
  return (
    <Stack gap="xs" component="article" aria-label={say(run.name)} className={classes.run}>
      <div>
        <Text fw={600} truncate title={say(run.name)}>
          {say(run.name)}
        </Text>
        <Group gap="4xs" align="baseline">
          <Text className={classes.accuracy}>
            <Rich
              text="training.runs.result.accuracy"
              values={{ accuracy: percent(accuracy(matrix)) }}
              parts={{ small: <span /> }}
            />
          </Text>
          <HelpButton topic="validation" />
        </Group>
        <Text size="sm" c="dimmed">
          {t('training.runs.result.interval', {
            low: percent(low),
            high: percent(high),
            count: imageCount(matrix),
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('training.runs.result.training', {
            best: run.bestEpoch,
            epochs: run.epochs.length,
            time: duration(run.seconds.prepare + run.seconds.train),
          })}
        </Text>
      </div>
      {constant && (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconAlertTriangle
            size={18}
            color="var(--mantine-color-warning-filled)"
            style={{ flexShrink: 0 }}
            aria-hidden
          />
          <Text size="sm">
            {t(`training.runs.result.${stoppedEarly ? 'constantStopped' : 'constant'}`, {
              class: run.classes[constant.answer]!,
              share: percent(constant.share),
              epoch: run.epochs.length,
            })}
          </Text>
        </Group>
      )}
      <Misclassified run={run} evaluation={evaluation} />
    </Stack>
  );
}
