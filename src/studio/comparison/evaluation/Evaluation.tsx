import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { accuracy, correctCount, imageCount } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import type { RunRecord, TestEvaluation } from '../../../domain/run/run';
import { isBinary } from '../../../domain/task';
import { t } from '../../../texts/t';
import { ClassTable } from '../../components/ClassTable';
import { ConfusionMatrix } from '../../components/ConfusionMatrix';
import { percent } from '../../components/format';
import { cellOf, type ImageChoice } from '../view';
import { OneAgainstRest } from './OneAgainstRest';
import { ThresholdControl } from './ThresholdControl';
import { ThresholdCurves } from './ThresholdCurves';

interface EvaluationProps {
  run: RunRecord;
  evaluation: TestEvaluation;
  threshold: number;
  onThreshold: (threshold: number) => void;
  /** Counts of test images at this threshold, `[truth][predicted]`. */
  matrix: number[][];
  /** The class drawn against the rest: the positive one of two. */
  positive: number;
  open: ImageChoice;
  onOpen: (choice: ImageChoice) => void;
}

/** A run's metrics on the test images, and the threshold that they depend on. */
export function Evaluation(props: EvaluationProps) {
  const { run, evaluation, threshold, onThreshold, matrix, positive, open, onOpen } = props;
  const { classes } = run;
  const { low, high } = wilsonInterval(correctCount(matrix), imageCount(matrix));
  return (
    <section aria-labelledby="evaluation">
      <Title order={3} size="h4" id="evaluation" mb="sm">
        {t('comparison.evaluation.accuracy', { accuracy: percent(accuracy(matrix)) })}{' '}
        <Text span size="sm" c="dimmed">
          {t('comparison.evaluation.of', {
            count: imageCount(matrix),
            low: percent(low),
            high: percent(high),
          })}
        </Text>
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap="md">
          {isBinary(classes.length) ? (
            <ThresholdControl
              run={run}
              validation={evaluation.validation}
              matrix={matrix}
              threshold={threshold}
              onThreshold={onThreshold}
            />
          ) : (
            <OneAgainstRest
              key={`${positive} ${run.temperature}`}
              run={run}
              evaluation={evaluation}
              classIndex={positive}
            />
          )}
          <ConfusionMatrix classes={classes} matrix={matrix} open={cellOf(open)} onOpen={onOpen} />
          <ClassTable classes={classes} matrix={matrix} />
        </Stack>
        <ThresholdCurves
          classes={classes}
          evaluation={evaluation}
          threshold={threshold}
          positive={positive}
        />
      </SimpleGrid>
    </section>
  );
}
