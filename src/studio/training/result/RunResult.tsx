import { Stack, Text } from '@mantine/core';
import {
  accuracy,
  confusionMatrix,
  correctCount,
  imageCount,
} from '../../../domain/evaluation/metrics';
import { misclassified, type EvaluatedRun } from '../../../domain/evaluation/pairing';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { decide } from '../../../domain/task';
import { count, duration, percent } from '../../components/format';
import { Thumbnail } from '../../components/Thumbnail';
import classes from './Result.module.css';

const MOST_SHOWN = 6;

/** Up to six misclassified images, highest confidence first, each with its label and prediction. */
function Misclassified({ run, evaluation }: EvaluatedRun) {
  const wrong = misclassified(evaluation.predictions, run.threshold);
  if (wrong.length === 0) return <Text size="sm">No image was misclassified.</Text>;
  return (
    <div>
      <Text size="sm" mb={4}>
        {count(wrong.length, 'misclassified image')}
        {wrong.length > MOST_SHOWN && `, ${MOST_SHOWN} with the highest confidence`}
      </Text>
      <ul className={classes.images}>
        {wrong.slice(0, MOST_SHOWN).map(({ hash, truth, scores }) => {
          const predicted = decide(scores, run.threshold);
          const text = `${run.classes[truth]}, predicted as ${run.classes[predicted]} (${percent(scores[predicted]!, 0)})`;
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
  return (
    <Stack gap="xs" component="article" aria-label={run.name} className={classes.run}>
      <div>
        <Text fw={600} truncate title={run.name}>
          {run.name}
        </Text>
        <Text className={classes.accuracy}>
          {percent(accuracy(matrix))} <span>test accuracy</span>
        </Text>
        <Text size="sm" c="dimmed">
          95% interval {percent(low)} to {percent(high)}, {count(imageCount(matrix), 'test image')}
        </Text>
        <Text size="sm" c="dimmed">
          Best epoch {run.bestEpoch} of {run.epochs.length} ·{' '}
          {duration(run.seconds.prepare + run.seconds.train)} of training
        </Text>
      </div>
      <Misclassified run={run} evaluation={evaluation} />
    </Stack>
  );
}
