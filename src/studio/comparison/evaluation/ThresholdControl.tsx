import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { accuracy, classMetrics, confusionMatrix } from '../../../domain/evaluation/metrics';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { shownThreshold, storedThreshold } from '../../../domain/evaluation/temperature';
import { sourceOfChoice, thresholdSource } from '../../../domain/evaluation/threshold';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { DEFAULT_THRESHOLD, POSITIVE_CLASS } from '../../../domain/task';
import { setThreshold } from '../../../storage/runs';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { showProblem } from '../../components/showProblem';
import { AddValidation } from './AddValidation';
import { ruleText } from './RuleForm';
import { ThresholdRules } from './ThresholdRules';

interface ThresholdControlProps {
  run: RunRecord;
  /** Predictions of the validation images, where the run has them: only on these a threshold is chosen. */
  validation: Prediction[] | undefined;
  /** Counts of test images at this threshold, `[truth][predicted]`. */
  matrix: number[][];
  /** On the scores as the run's temperature makes them, which are those of `validation`. */
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

/** What it gives on the test images, with intervals. */
function OnTest({ run: { classes }, matrix }: ThresholdControlProps) {
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
        positive: classes[POSITIVE_CLASS]!,
        precision: share(hits + falsePositives),
        recall: share(hits + falseNegatives),
      })}
    </Text>
  );
}

/** The decision threshold of a run with two classes, chosen on its validation images and stored with it. */
export function ThresholdControl(props: ThresholdControlProps) {
  const { run, validation, threshold, onThreshold } = props;
  // A run with a temperature has its threshold rounded twice.
  const stored = Math.abs(threshold - shownThreshold(run)) < 1e-9;
  const source = stored ? thresholdSource(run) : sourceOfChoice(threshold);
  const store = (value: number, choice?: RunRecord['thresholdChoice']) => {
    const source = choice ? 'validation' : sourceOfChoice(value);
    setThreshold(run.id, storedThreshold(run, value), source, choice).catch(showProblem);
  };
  return (
    <Stack gap="4xs">
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
        onChangeEnd={(value) => store(value)}
        label={(value) => decimal(value, 2)}
        thumbProps={{ 'aria-labelledby': 'threshold' }}
        thumbLabel={t('comparison.evaluation.threshold.slider')}
        marks={[{ value: DEFAULT_THRESHOLD }]}
      />
      {validation && (
        <ThresholdRules
          validation={validation}
          onChoose={(value, rule) => {
            onThreshold(value);
            store(value, { rule, images: validation.length });
          }}
        />
      )}
      <OnValidation {...props} />
      <OnTest {...props} />
      <Text size="xs" c="dimmed">
        {stored && run.thresholdChoice && (
          <>
            {t('comparison.decisions.rules.chosen', {
              count: run.thresholdChoice.images,
              rule: ruleText(run.thresholdChoice.rule),
            })}{' '}
          </>
        )}
        {t(`comparison.evaluation.threshold.${stored ? 'stored' : 'toStore'}`, {
          source: t(`comparison.evaluation.threshold.sources.${source}`),
        })}
      </Text>
      {!validation && <AddValidation runId={run.id} />}
    </Stack>
  );
}
