import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FileEvaluation } from '../../../domain/evaluation/fileEvaluation';
import { accuracy, correctCount, imageCount } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import type { IncomingFile } from '../../../engine/protocol';
import { ClassTable } from '../../components/ClassTable';
import { ConfusionMatrix, type ConfusionCell } from '../../components/ConfusionMatrix';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { FileImages, type LabelledPrediction } from './FileImages';

interface LabelledResultProps {
  evaluation: FileEvaluation;
  files: IncomingFile[];
}

/** Accuracy with its interval, confusion matrix, metrics of each class, and the misclassified images. */
export function LabelledResult({ evaluation, files }: LabelledResultProps) {
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
