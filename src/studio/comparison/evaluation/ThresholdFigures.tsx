import { Text } from '@mantine/core';
import { accuracy, classMetrics, imageCount } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { POSITIVE_CLASS } from '../../../domain/task';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';

interface ThresholdFiguresProps {
  /** Counts at the threshold of the positive class and the other, `[truth][predicted]`. */
  matrix: number[][];
  /** The name of the positive class. */
  positive: string;
}

/** What a threshold gives on the validation images, on which it is chosen. */
export function OnValidation({ matrix, positive }: ThresholdFiguresProps) {
  const { precision, recall } = classMetrics(matrix)[POSITIVE_CLASS]!;
  return (
    <Text size="sm">
      {t('comparison.evaluation.threshold.validation', {
        count: imageCount(matrix),
        accuracy: percent(accuracy(matrix)),
        positive,
        precision: percent(precision),
        recall: percent(recall),
      })}
    </Text>
  );
}

/** What it gives on the test images, with intervals. */
export function OnTest({ matrix, positive }: ThresholdFiguresProps) {
  const [[, falsePositives], [falseNegatives, hits]] = matrix as [
    [number, number],
    [number, number],
  ];
  const share = (of: number) => {
    const { low, high } = wilsonInterval(hits, of);
    return t('comparison.decisions.rules.share', {
      share: percent(of === 0 ? 0 : hits / of),
      ...{ low: percent(low), high: percent(high) },
    });
  };
  return (
    <Text size="sm">
      {t('comparison.decisions.rules.onTest', {
        positive,
        precision: share(hits + falsePositives),
        recall: share(hits + falseNegatives),
      })}
    </Text>
  );
}
