import { Alert, Progress, Spoiler, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { checkFormat } from '../../client/exporting';
import type { FormatCheck, ModelReference } from '../../engine/protocol';
import { messageOf, percent, wholeNumber } from '../components/format';

interface AnswersChangedProps {
  model: ModelReference;
  /** Id of an approximate format. */
  format: string;
  classes: string[];
}

type Outcome = { check: FormatCheck | null } | { problem: string };

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
      (error: unknown) => !signal.aborted && setOutcome({ problem: messageOf(error) }),
    );
    return () => controller.abort();
  }, [key, format]);

  if (outcome === null) {
    return <Progress value={100 * progress} aria-label="Checking the test images" w="100%" />;
  }
  if ('problem' in outcome) {
    return (
      <Alert color="red" role="alert" p="xs">
        {outcome.problem}
      </Alert>
    );
  }
  const { check } = outcome;
  if (!check) return <Text size="xs">Not measured: the test images are not stored.</Text>;
  const { images, accuracy, changed, maxDifference } = check;
  return (
    <Stack gap={4} role="status">
      <Text size="xs">
        {changed.length} of {wholeNumber(images)} answers change; accuracy {percent(accuracy)};
        largest difference of a score{' '}
        {maxDifference < 1e-4 ? 'below 0.0001' : maxDifference.toFixed(4)}.
      </Text>
      {changed.length > 0 && (
        <Spoiler maxHeight={60} showLabel="Show all" hideLabel="Show fewer">
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
