import { Alert, Progress, Spoiler, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { checkFormat } from '../../client/exporting';
import type { FormatCheck } from '../../engine/protocol/exporting';
import type { ModelReference } from '../../engine/protocol/models';
import { sayError, t } from '../../texts/t';
import { decimal, percent } from '../components/format';

interface AnswersChangedProps {
  model: ModelReference;
  /** Id of an approximate format. */
  format: string;
  classes: string[];
}

type Outcome = { check: FormatCheck | null } | { problem: unknown };

/** The least that four decimals can say. */
const LEAST = 1e-4;

const difference = (of: number): string =>
  of < LEAST ? t('exporting.answers.below', { least: decimal(LEAST, 4) }) : decimal(of, 4);

/** Measures an approximate format on the test images while it is shown, and lists the answers that change. */
export function AnswersChanged({ model, format, classes }: AnswersChangedProps) {
  const [progress, setProgress] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const key = JSON.stringify(model);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    checkFormat(JSON.parse(key) as ModelReference, format, setProgress, signal).then(
      (check) => !signal.aborted && setOutcome({ check }),
      (error: unknown) => !signal.aborted && setOutcome({ problem: error }),
    );
    return () => controller.abort();
  }, [key, format]);

  if (outcome === null) {
    return (
      <Progress value={100 * progress} aria-label={t('exporting.answers.checking')} w="100%" />
    );
  }
  if ('problem' in outcome) {
    return (
      <Alert color="error" role="alert" p="xs">
        {sayError(outcome.problem)}
      </Alert>
    );
  }
  const { check } = outcome;
  if (!check) return <Text size="xs">{t('exporting.answers.notMeasured')}</Text>;
  const { images, accuracy, changed, maxDifference } = check;
  return (
    <Stack gap="4xs" role="status">
      <Text size="xs">
        {t('exporting.answers.measured', {
          changed: changed.length,
          images,
          accuracy: percent(accuracy),
          difference: difference(maxDifference),
        })}
      </Text>
      {changed.length > 0 && (
        <Spoiler
          maxHeight={60}
          showLabel={t('exporting.answers.showAll')}
          hideLabel={t('exporting.answers.showFewer')}
        >
          {changed.map(({ path, before, after }) => (
            <Text key={path} size="xs" style={{ overflowWrap: 'anywhere' }}>
              {path}: {classes[before]} → {classes[after]}
            </Text>
          ))}
        </Spoiler>
      )}
    </Stack>
  );
}
