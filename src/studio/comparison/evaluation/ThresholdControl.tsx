import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { accuracy, classMetrics, confusionMatrix } from '../../../domain/evaluation/metrics';
import { sourceOfChoice, thresholdSource } from '../../../domain/evaluation/threshold';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { DEFAULT_THRESHOLD, POSITIVE_CLASS } from '../../../domain/task';
import { setThreshold } from '../../../storage/runs';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { AddValidation } from './AddValidation';

interface ThresholdControlProps {
  run: RunRecord;
  /** Predictions of the validation images, where the run has them: only on these a threshold is chosen. */
  validation: Prediction[] | undefined;
  threshold: number;
  onThreshold: (threshold: number) => void;
}

/** What this threshold gives on the images it is chosen on. */
function OnValidation({ run: { classes }, validation, threshold }: ThresholdControlProps) {
  if (!validation) return null;
  const matrix = confusionMatrix(validation, classes.length, threshold);
  const { precision, recall } = classMetrics(matrix)[POSITIVE_CLASS]!;
  return (
    <Text size="sm">
      {t('comparison.evaluation.threshold.validation', {
        count: validation.length,
        accuracy: percent(accuracy(matrix)),
        positive: classes[POSITIVE_CLASS]!,
        precision: percent(precision),
        recall: percent(recall),
      })}
    </Text>
  );
}

/** The decision threshold of a run with two classes, chosen on its validation images and stored with it. */
export function ThresholdControl(props: ThresholdControlProps) {
  const { run, validation, threshold, onThreshold } = props;
  const stored = threshold === run.threshold;
  const source = stored ? thresholdSource(run) : sourceOfChoice(threshold);
  const store = (value: number) => void setThreshold(run.id, value, sourceOfChoice(value));
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text id="threshold" size="sm" fw={600}>
          {t('comparison.evaluation.threshold.title', {
            threshold: decimal(threshold, 2),
            positive: run.classes[POSITIVE_CLASS]!,
          })}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={threshold === DEFAULT_THRESHOLD}
          onClick={() => {
            onThreshold(DEFAULT_THRESHOLD);
            store(DEFAULT_THRESHOLD);
          }}
        >
          {t('comparison.evaluation.threshold.reset', {
            threshold: decimal(DEFAULT_THRESHOLD, 2),
          })}
        </Button>
      </Group>
      <Slider
        min={0.01}
        max={0.99}
        step={0.01}
        disabled={!validation}
        value={threshold}
        onChange={onThreshold}
        onChangeEnd={store}
        label={(value) => decimal(value, 2)}
        thumbProps={{ 'aria-labelledby': 'threshold' }}
        thumbLabel={t('comparison.evaluation.threshold.slider')}
        marks={[{ value: DEFAULT_THRESHOLD }]}
      />
      <OnValidation {...props} />
      <Text size="xs" c="dimmed">
        {t(`comparison.evaluation.threshold.${stored ? 'stored' : 'toStore'}`, {
          source: t(`comparison.evaluation.threshold.sources.${source}`),
        })}
      </Text>
      {!validation && <AddValidation runId={run.id} />}
    </Stack>
  );
}
