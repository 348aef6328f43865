import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { confusionMatrix } from '../../../domain/evaluation/metrics';
import { shownThreshold, storedThreshold } from '../../../domain/evaluation/temperature';
import { sourceOfChoice, thresholdSource } from '../../../domain/evaluation/threshold';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { DEFAULT_THRESHOLD, POSITIVE_CLASS } from '../../../domain/task';
import { setThreshold } from '../../../storage/runDecisions';
import { t } from '../../../texts/t';
import { decimal } from '../../components/format';
import { showProblem } from '../../components/showProblem';
import { AddValidation } from './AddValidation';
import { ruleText } from './RuleForm';
import { OnTest, OnValidation } from './ThresholdFigures';
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

/** The decision threshold of a run with two classes, chosen on its validation images and stored with it. */
export function ThresholdControl(props: ThresholdControlProps) {
  const { run, validation, matrix, threshold, onThreshold } = props;
  const positive = run.classes[POSITIVE_CLASS]!;
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
            positive,
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
      {validation && (
        <OnValidation
          matrix={confusionMatrix(validation, run.classes.length, threshold)}
          positive={positive}
        />
      )}
      <OnTest matrix={matrix} positive={positive} />
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
