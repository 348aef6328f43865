import { Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { percent } from '../components/format';
import type { UsableModel } from './usableModels';
import type { Prediction } from './usePrediction';

/** How the answer came about, for two classes: the threshold that a person may have moved. */
const rule = ({ classes, threshold }: UsableModel): string =>
  classes.length === 2
    ? `Says ${classes[1]} from a score of ${percent(threshold, 0)} on.`
    : 'Says the class with the highest score.';

/** The label, every class's score, and the time it took. */
export function Answer({ model, prediction }: { model: UsableModel; prediction: Prediction }) {
  const { verdict, said } = prediction;
  return (
    <Stack gap="md">
      <div role="status" aria-live="polite">
        <Text size="sm" c="dimmed">
          The model says
        </Text>
        <Title order={3} style={{ overflowWrap: 'anywhere' }}>
          {model.classes[said]}{' '}
          <Text span size="lg" c="dimmed">
            {percent(verdict.scores[said] ?? 0)}
          </Text>
        </Title>
      </div>
      <Stack gap="xs">
        {model.classes.map((name, i) => {
          const score = verdict.scores[i] ?? 0;
          return (
            <Stack key={name} gap={2}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" fw={i === said ? 600 : 400} truncate>
                  {name}
                </Text>
                <Text size="sm" className="numbers">
                  {percent(score)}
                </Text>
              </Group>
              <Progress
                value={score * 100}
                size="lg"
                color={i === said ? 'teal' : 'gray.5'}
                transitionDuration={150}
                aria-label={`Score of ${name}`}
              />
            </Stack>
          );
        })}
      </Stack>
      <Text size="sm" c="dimmed">
        {verdict.milliseconds.toFixed(1)} ms at {model.inputSize} × {model.inputSize} px.{' '}
        {rule(model)}
      </Text>
    </Stack>
  );
}

/** Before the first answer: what is going on. */
export function NoAnswer({ busy }: { busy: boolean }) {
  return (
    <Group c="dimmed" gap="sm" mih={120}>
      {busy && <Loader size="sm" aria-hidden />}
      <Text>{busy ? 'Opening the model and looking' : 'The answer appears here.'}</Text>
    </Group>
  );
}
