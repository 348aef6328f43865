import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { fitTemperature } from '../../../domain/evaluation/temperature';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { setTemperature } from '../../../storage/runDecisions';
import { t } from '../../../texts/t';
import { decimal } from '../../components/format';
import { showProblem } from '../../components/showProblem';

interface TemperatureSwitchProps {
  run: RunRecord;
  /** Without a temperature. */
  validation: Prediction[] | undefined;
}

/** Fits the run's temperature on its validation images, and stores it; off by default. */
export function TemperatureSwitch({ run, validation }: TemperatureSwitchProps) {
  // Shown at once; storage follows.
  const [isOn, setIsOn] = useState(run.temperature !== undefined);
  const [problem, setProblem] = useState(false);
  const choose = (on: boolean) => {
    const temperature = on && validation ? fitTemperature(validation) : null;
    setProblem(on && temperature === null);
    setIsOn(temperature !== null);
    setTemperature(run.id, temperature ?? undefined).catch(showProblem);
  };
  return (
    <Stack gap="4xs">
      <Switch
        label={t('comparison.decisions.temperature.switch')}
        description={t('comparison.decisions.temperature.note')}
        checked={isOn}
        disabled={!validation}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      {run.temperature !== undefined && validation && (
        <Text size="sm" role="status">
          {t('comparison.decisions.temperature.fitted', {
            count: validation.length,
            temperature: decimal(run.temperature, 3),
          })}
        </Text>
      )}
      {problem && (
        <Text size="sm" role="alert">
          {t('comparison.decisions.temperature.none')}
        </Text>
      )}
    </Stack>
  );
}
