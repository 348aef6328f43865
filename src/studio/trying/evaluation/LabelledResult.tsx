import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { accuracyOfAnswers, coverageAt, type Coverage } from '../../../domain/evaluation/abstain';
import type { FileEvaluation } from '../../../domain/evaluation/fileEvaluation';
import { accuracy, correctCount, imageCount } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { ClassTable } from '../../components/ClassTable';
import { ConfusionMatrix, type ConfusionCell } from '../../components/ConfusionMatrix';
import type { UsableModel } from '../../components/predicting/usableModel';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { FileImages, type LabelledPrediction } from './FileImages';

interface LabelledResultProps {
  model: UsableModel;
  evaluation: FileEvaluation;
  files: IncomingFile[];
}

/** How many images a model with a minimum confidence answers, and how well. */
function NotSure({ at }: { at: Coverage }) {
  return (
    <Text size="sm">
      {t('trying.result.notSure', {
        count: at.images - at.answered,
        minimum: percent(at.minConfidence, 0),
        accuracy: percent(accuracyOfAnswers(at) ?? 0),
      })}
    </Text>
  );
}

/** Accuracy with its interval, confusion matrix, metrics of each class, and the misclassified images. */
export function LabelledResult({ model, evaluation, files }: LabelledResultProps) {
  const { classes, threshold, predictions, confusion } = evaluation;
  const [open, setOpen] = useState<ConfusionCell | null>(null);
  const labelled = useMemo(
    () => predictions.filter((one): one is LabelledPrediction => one.truth !== null),
    [predictions],
  );
  const matrix = confusion ?? [];
  const { low, high } = wilsonInterval(correctCount(matrix), imageCount(matrix));
  return (
    <>
      <section aria-labelledby="evaluation">
        <Title order={3} size="h4" id="evaluation" mb="sm">
          {t('trying.result.accuracy', { share: percent(accuracy(matrix)) })}{' '}
          <Text span size="sm" c="dimmed">
            {t('trying.result.interval', {
              ...{ count: imageCount(matrix), low: percent(low), high: percent(high) },
            })}
          </Text>
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <ConfusionMatrix classes={classes} matrix={matrix} open={open} onOpen={setOpen} />
          <Stack gap="xs">
            <ClassTable classes={classes} matrix={matrix} />
            {model.minConfidence !== undefined && (
              <NotSure at={coverageAt(labelled, threshold, model.minConfidence)} />
            )}
            {isBinary(classes.length) && (
              <Text size="sm" c="dimmed">
                {t('trying.rule.threshold', {
                  ...{ threshold: decimal(threshold, 2), positive: classes[POSITIVE_CLASS]! },
                })}
              </Text>
            )}
          </Stack>
        </SimpleGrid>
      </section>
      <FileImages
        key={open ? `${open.truth}-${open.predicted}` : 'misclassified'}
        {...{ classes, threshold, files, open }}
        predictions={labelled}
        onMisclassified={() => setOpen(null)}
      />
    </>
  );
}
