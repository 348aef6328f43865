import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { confusionMatrix } from '../../../domain/evaluation/metrics';
import { againstRest, type ThresholdRule } from '../../../domain/evaluation/thresholdRules';
import type { TestEvaluation } from '../../../domain/run/run';
import { t } from '../../../texts/t';
import { decimal } from '../../components/format';
import { AddValidation } from './AddValidation';
import { ruleText } from './RuleForm';
import { OnTest, OnValidation } from './ThresholdFigures';
import { ThresholdRules } from './ThresholdRules';

interface OneAgainstRestProps {
  runId: string;
  evaluation: TestEvaluation;
  /** The class against the rest: its index, and its name. */
  classIndex: number;
  name: string;
}

/**
 * With more than two classes: from which probability of a class on it is precise, or complete, enough. The
 * predicted class stays the most probable one, so nothing is stored.
 */
export function OneAgainstRest({ runId, evaluation, classIndex, name }: OneAgainstRestProps) {
  const { predictions, validation } = evaluation;
  const [chosen, setChosen] = useState<{ threshold: number; rule: ThresholdRule } | null>(null);
  const matrixOf = (of: typeof predictions, threshold: number) =>
    confusionMatrix(againstRest(of, classIndex), 2, threshold);
  return (
    <Stack gap="4xs">
      <Text size="sm" fw={600}>
        {t('comparison.decisions.rules.rest', { name })}
      </Text>
      {validation ? (
        <ThresholdRules
          validation={againstRest(validation, classIndex)}
          onChoose={(threshold, rule) => setChosen({ threshold, rule })}
        />
      ) : (
        <AddValidation runId={runId} />
      )}
      {validation && chosen && (
        <>
          <Text size="sm" role="status">
            {t('comparison.decisions.rules.restFrom', {
              ...{ name, threshold: decimal(chosen.threshold, 2), rule: ruleText(chosen.rule) },
            })}
          </Text>
          <OnValidation matrix={matrixOf(validation, chosen.threshold)} positive={name} />
          <OnTest matrix={matrixOf(predictions, chosen.threshold)} positive={name} />
        </>
      )}
      <Text size="xs" c="dimmed">
        {t('comparison.decisions.rules.restNote')}
      </Text>
    </Stack>
  );
}
