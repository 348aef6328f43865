import { Button, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { FoldDecision } from '../../../domain/experiment/foldDecision';
import { meanPredictions } from '../../../domain/experiment/outOfFold';
import { pooledCalibration } from '../../../domain/experiment/pooledCalibration';
import { isBinary } from '../../../domain/task';
import { setThresholdRule } from '../../../storage/experiments';
import { t } from '../../../texts/t';
import type { ExperimentResult } from '../../components/experiments/results';
import type { ExperimentParts } from '../../components/experiments/useExperiments';
import { decimal, percent } from '../../components/format';
import { showProblem } from '../../components/showProblem';
import { CalibrationSection } from '../evaluation/CalibrationSection';
import { RuleForm, ruleText } from '../evaluation/RuleForm';

/** "0.42", or "0.38 to 0.51". */
function range(values: readonly number[], digits: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((v) => decimal(v, digits));
  return low === high ? low! : t('experiments.predictions.range', { low: low!, high: high! });
}

interface DecisionsProps {
  /** The opened one first, then those that it is compared with. */
  experiments: readonly ExperimentParts[];
  own: ExperimentResult;
}

/** The threshold of each run, and what it is chosen for: the same for all experiments that are compared. */
function Threshold({ experiments, own }: DecisionsProps) {
  const { thresholdRule } = experiments[0]!.record;
  const decisions = own.experiment.runs.flatMap(({ decision }) => decision ?? []);
  const missed = decisions.filter(({ isChosen }) => !isChosen).length;
  const ids = experiments.map(({ record }) => record.id);
  return (
    <Stack gap="xs" maw="44rem">
      <Text size="sm" role="status">
        {thresholdRule
          ? t('experiments.decisions.chosen', {
              rule: ruleText(thresholdRule),
              thresholds: range(
                decisions.map(({ threshold }) => threshold),
                2,
              ),
            })
          : t('experiments.decisions.default', { threshold: decimal(0.5, 2) })}{' '}
        {thresholdRule && missed > 0 && t('experiments.decisions.missed', { count: missed })}
      </Text>
      <RuleForm onChoose={(rule) => void setThresholdRule(ids, rule).catch(showProblem)} />
      <Text size="xs" c="dimmed">
        {t('experiments.decisions.note')}
      </Text>
      {thresholdRule && (
        <Button
          size="xs"
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void setThresholdRule(ids, null).catch(showProblem)}
        >
          {t('experiments.decisions.reset', { threshold: decimal(0.5, 2) })}
        </Button>
      )}
    </Stack>
  );
}

function temperatureText(decisions: readonly FoldDecision[]): string {
  const temperatures = decisions.flatMap(({ temperature }) => temperature ?? []);
  if (temperatures.length === 0) return t('experiments.decisions.noTemperature');
  const missing = decisions.length - temperatures.length;
  const fitted = t('experiments.decisions.temperatures', { temperatures: range(temperatures, 2) });
  return missing > 0
    ? `${fitted} ${t('experiments.decisions.someTemperatures', { count: missing })}`
    : fitted;
}

/** Thresholds and temperatures of the runs, from their validation images, and calibration with and without the latter. */
export function Decisions({ experiments, own }: DecisionsProps) {
  const { classes } = experiments[0]!.record;
  const { predictions } = own;
  const before = useMemo(() => meanPredictions(predictions, 'unscaled'), [predictions]);
  const after = useMemo(() => meanPredictions(predictions), [predictions]);
  const figures = useMemo(() => pooledCalibration(predictions), [predictions]);
  const decisions = own.experiment.runs.flatMap(({ decision }) => decision ?? []);
  const isScaled = decisions.some(({ temperature }) => temperature !== null);
  return (
    <>
      {isBinary(classes.length) && (
        <section aria-labelledby="threshold-rule">
          <Title order={3} size="h4" id="threshold-rule" mb="sm">
            {t('experiments.decisions.title')}
          </Title>
          <Threshold experiments={experiments} own={own} />
        </section>
      )}
      <CalibrationSection classes={classes} before={before} after={isScaled ? after : null}>
        <Text size="sm">{temperatureText(decisions)}</Text>
        {isScaled && (
          <Text size="sm">
            {t('experiments.decisions.loss', {
              ...{ before: percent(figures.before.error), after: percent(figures.after.error) },
              lossBefore: decimal(figures.before.loss, 4),
              lossAfter: decimal(figures.after.loss, 4),
            })}
          </Text>
        )}
      </CalibrationSection>
    </>
  );
}
