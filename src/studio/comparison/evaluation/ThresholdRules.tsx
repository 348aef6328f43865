import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Scored } from '../../../domain/evaluation/metrics';
import {
  chooseThreshold,
  THRESHOLDS,
  type ThresholdRule,
} from '../../../domain/evaluation/thresholdRules';
import { t } from '../../../texts/t';
import { RuleForm, ruleText } from './RuleForm';

interface ThresholdRulesProps {
  validation: readonly Scored[];
  onChoose: (threshold: number, rule: ThresholdRule) => void;
}

/** Chooses the threshold for a wanted figure of the validation images. */
export function ThresholdRules({ validation, onChoose }: ThresholdRulesProps) {
  const [unreached, setUnreached] = useState<ThresholdRule | null>(null);
  const choose = (rule: ThresholdRule) => {
    const threshold = chooseThreshold(validation, rule);
    setUnreached(threshold === null ? rule : null);
    if (threshold !== null) onChoose(threshold, rule);
  };
  return (
    <Stack gap="4xs">
      <RuleForm onChoose={choose} />
      {unreached && (
        <Text size="sm" role="status">
          {t('comparison.decisions.rules.unreached', {
            count: validation.length,
            rule: ruleText(unreached),
            ...{ low: THRESHOLDS[0]!, high: THRESHOLDS.at(-1)! },
          })}
        </Text>
      )}
    </Stack>
  );
}
