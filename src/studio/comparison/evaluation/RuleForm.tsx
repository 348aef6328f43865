import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { THRESHOLD_RULES, type ThresholdRule } from '../../../domain/evaluation/thresholdRules';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';

type Kind = ThresholdRule['kind'];

/** A rule in words: "precision of at least 95%". */
export function ruleText(rule: ThresholdRule): string {
  switch (rule.kind) {
    case 'precision':
    case 'recall':
      return t(`comparison.decisions.rules.said.${rule.kind}`, {
        share: percent(rule.atLeast, 0),
      });
    case 'cost':
      return t('comparison.decisions.rules.said.cost', { count: rule.falsePositive });
    default:
      return t(`comparison.decisions.rules.said.${rule.kind}`);
  }
}

/** A rule to be chosen. */
export function RuleForm({ onChoose }: { onChoose: (rule: ThresholdRule) => void }) {
  const [kind, setKind] = useState<Kind>('accuracy');
  const [share, setShare] = useState(95);
  const [times, setTimes] = useState(5);
  const rule: ThresholdRule =
    kind === 'precision' || kind === 'recall'
      ? { kind, atLeast: share / 100 }
      : kind === 'cost'
        ? { kind, falsePositive: times }
        : { kind };

  const number = (
    value: number,
    set: (value: number) => void,
    limits: { min: number; max: number; decimalScale: number },
  ) => ({
    ...limits,
    value,
    decimalSeparator: decimal(0.5, 1).charAt(1),
    allowedDecimalSeparators: ['.', ','],
    clampBehavior: 'strict' as const,
    w: 170,
    onChange: (typed: number | string) => {
      if (typeof typed === 'number' && typed >= limits.min) set(typed);
    },
  });
  return (
    <Group align="flex-end" gap="xs">
      <Select
        size="xs"
        w={220}
        label={t('comparison.decisions.rules.label')}
        allowDeselect={false}
        value={kind}
        onChange={(value) => {
          const chosen = THRESHOLD_RULES.find((one) => one === value);
          if (chosen) setKind(chosen);
        }}
        data={THRESHOLD_RULES.map((value) => ({
          value,
          label: t(`comparison.decisions.rules.kinds.${value}`),
        }))}
      />
      {(kind === 'precision' || kind === 'recall') && (
        <NumberInput
          size="xs"
          label={t('comparison.decisions.rules.atLeast')}
          suffix="%"
          {...number(share, setShare, { min: 1, max: 100, decimalScale: 1 })}
        />
      )}
      {kind === 'cost' && (
        <NumberInput
          size="xs"
          label={t('comparison.decisions.rules.times')}
          {...number(times, setTimes, { min: 0.01, max: 100, decimalScale: 2 })}
        />
      )}
      <Button size="xs" variant="default" onClick={() => onChoose(rule)}>
        {t('comparison.decisions.rules.choose')}
      </Button>
    </Group>
  );
}
