import { SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  areaUnder,
  averagePrecision,
  oneVersusRest,
  precisionRecallCurve,
  rocCurve,
} from '../../../domain/evaluation/curves';
import { classMetrics, confusionMatrix } from '../../../domain/evaluation/metrics';
import type { Prediction, TestEvaluation } from '../../../domain/run/run';
import { isBinary } from '../../../domain/task';
import { t } from '../../../texts/t';
import { decimal } from '../../components/format';
import { UnitChart } from './UnitChart';

interface CurvesProps {
  classes: string[];
  predictions: Prediction[];
  threshold: number;
  /** The class drawn against the rest: the positive one of two. */
  positive: number;
}

/** The first point of a ROC curve is above every threshold: it shows none. */
const shownThreshold = (threshold: number): number =>
  Number.isFinite(threshold) ? threshold : Number.NaN;

/** ROC and precision–recall curve; with two classes a marker shows where the threshold is. */
function Curves({ classes, predictions, threshold, positive }: CurvesProps) {
  const { roc, curve } = useMemo(() => {
    const { scores, positives } = oneVersusRest(predictions, positive);
    return { roc: rocCurve(scores, positives), curve: precisionRecallCurve(scores, positives) };
  }, [predictions, positive]);
  const name = classes[positive]!;
  const [auc, average] = [areaUnder(roc), averagePrecision(curve)];
  if (auc === null || average === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('comparison.evaluation.curves.needs', { name })}
      </Text>
    );
  }
  const [negative, chosen] = classMetrics(confusionMatrix(predictions, classes.length, threshold));
  const two = isBinary(classes.length);
  const shown = (texts: typeof t) => [
    { field: 'threshold', title: texts('comparison.evaluation.curves.threshold'), format: '.3f' },
  ];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <UnitChart
        topic="roc"
        words={(texts) => ({
          title: texts('comparison.evaluation.curves.roc', { auc }),
          xLabel: texts('comparison.evaluation.curves.falsePositiveRate'),
          yLabel: texts('comparison.evaluation.curves.truePositiveRate'),
          shown: shown(texts),
        })}
        spoken={t('comparison.evaluation.curves.rocSpoken', { name, auc: decimal(auc, 4) })}
        line={roc.map(({ falsePositiveRate, truePositiveRate, threshold: at }) => ({
          ...{ x: falsePositiveRate, y: truePositiveRate, threshold: shownThreshold(at) },
        }))}
        classIndex={positive}
        diagonal
        {...(two ? { marker: [1 - negative!.recall, chosen!.recall] as const } : {})}
      />
      <UnitChart
        topic="precisionRecall"
        words={(texts) => ({
          title: texts('comparison.evaluation.curves.precisionRecall', { average }),
          xLabel: texts('comparison.evaluation.curves.recall'),
          yLabel: texts('comparison.evaluation.curves.precision'),
          shown: shown(texts),
        })}
        spoken={t('comparison.evaluation.curves.precisionRecallSpoken', {
          name,
          average: decimal(average, 4),
        })}
        line={curve.map(({ recall, precision, threshold: at }) => ({
          ...{ x: recall, y: precision, threshold: at },
        }))}
        classIndex={positive}
        {...(two ? { marker: [chosen!.recall, chosen!.precision] as const } : {})}
      />
    </SimpleGrid>
  );
}

interface ThresholdCurvesProps extends Omit<CurvesProps, 'predictions'> {
  evaluation: TestEvaluation;
}

/** The curves of the validation images, on which a threshold is chosen, or of the test images. */
export function ThresholdCurves({ evaluation, ...rest }: ThresholdCurvesProps) {
  const [part, setPart] = useState<'validation' | 'test'>('validation');
  const validation = isBinary(rest.classes.length) ? evaluation.validation : undefined;
  const predictions = (part === 'validation' && validation) || evaluation.predictions;
  return (
    <Stack gap="sm">
      {validation && (
        <SegmentedControl
          size="xs"
          aria-label={t('comparison.evaluation.curves.images')}
          value={part}
          onChange={setPart}
          data={[
            { value: 'validation', label: t('comparison.evaluation.curves.validation') },
            { value: 'test', label: t('comparison.evaluation.curves.test') },
          ]}
        />
      )}
      <Curves {...rest} predictions={predictions} />
    </Stack>
  );
}
