import { Button, Group, Stack, Text } from '@mantine/core';
import { confusionMatrix } from '../../../domain/evaluation/metrics';
import { againstRest } from '../../../domain/evaluation/thresholdRules';
import type { RunRecord, TestEvaluation } from '../../../domain/run/run';
import { setRestThreshold } from '../../../storage/runDecisions';
import { t } from '../../../texts/t';
import { decimal } from '../../components/format';
import { showProblem } from '../../components/showProblem';
import { AddValidation } from './AddValidation';
import { ruleText } from './RuleForm';
import { OnTest, OnValidation } from './ThresholdFigures';
import { ThresholdRules } from './ThresholdRules';

interface OneAgainstRestProps {
  run: RunRecord;
  evaluation: TestEvaluation;
  /** The class against the rest. */
  classIndex: number;
}

/**
 * With more than two classes: from which probability of a class on it is precise, or complete, enough. The
 * predicted class stays the most probable one. What was chosen, for any class, is stored with the run.
 */
export function OneAgainstRest({ run, evaluation, classIndex }: OneAgainstRestProps) {
  const { predictions, validation } = evaluation;
  const name = run.classes[classIndex]!;
  const all = run.restThresholds ?? [];
  const chosen = all.find((each) => each.classIndex === classIndex);
  const store = (choice: Parameters<typeof setRestThreshold>[2]) =>
    void setRestThreshold(run.id, classIndex, choice).catch(showProblem);
  const matrixOf = (of: typeof predictions, threshold: number) =>
    confusionMatrix(againstRest(of, classIndex), 2, threshold);
  return (
    <Stack gap="4xs">
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('comparison.decisions.rules.rest', { name })}
        </Text>
        {chosen && (
          <Button size="compact-xs" variant="subtle" onClick={() => store(null)}>
            {t('comparison.decisions.rules.restRemove')}
          </Button>
        )}
      </Group>
      {validation ? (
        <ThresholdRules
          validation={againstRest(validation, classIndex)}
          onChoose={(threshold, rule) => store({ threshold, rule, images: validation.length })}
        />
      ) : (
        <AddValidation runId={run.id} />
      )}
      <div role="status">
        {all.map((each) => (
          <Text key={each.classIndex} size="sm">
            {t('comparison.decisions.rules.restFrom', {
              name: run.classes[each.classIndex]!,
              ...{ threshold: decimal(each.threshold, 2), rule: ruleText(each.rule) },
            })}
          </Text>
        ))}
      </div>
      {validation && chosen && (
        <OnValidation matrix={matrixOf(validation, chosen.threshold)} positive={name} />
      )}
      {chosen && <OnTest matrix={matrixOf(predictions, chosen.threshold)} positive={name} />}
      <Text size="xs" c="dimmed">
        {t('comparison.decisions.rules.restNote')}
      </Text>
    </Stack>
  );
}
