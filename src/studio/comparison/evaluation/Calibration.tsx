import { Text } from '@mantine/core';
import type { RunRecord, TestEvaluation } from '../../../domain/run/run';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { CalibrationSection, reliabilityOf } from './CalibrationSection';
import { TemperatureSwitch } from './TemperatureSwitch';

interface CalibrationProps {
  run: RunRecord;
  /** Without the run's temperature. */
  evaluation: TestEvaluation;
  /** With it. */
  scaled: TestEvaluation;
}

/** Calibration on the test images, and temperature scaling with what it changes. */
export function Calibration({ run, evaluation, scaled }: CalibrationProps) {
  const isScaled = run.temperature !== undefined;
  const errors = [evaluation, scaled].map(({ predictions }) =>
    percent(reliabilityOf(predictions).error),
  );
  return (
    <CalibrationSection
      classes={run.classes}
      before={evaluation.predictions}
      after={isScaled ? scaled.predictions : null}
    >
      <TemperatureSwitch run={run} validation={evaluation.validation} />
      {isScaled && (
        <Text size="sm">
          {t('comparison.decisions.temperature.loss', {
            ...{ before: errors[0]!, after: errors[1]! },
            lossBefore: decimal(evaluation.loss, 4),
            lossAfter: decimal(scaled.loss, 4),
          })}
        </Text>
      )}
    </CalibrationSection>
  );
}
