import { Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { isBinary, POSITIVE_CLASS } from '../../domain/task';
import { percent } from '../components/format';
import type { UsableModel } from './usableModels';
import type { LivePrediction } from './usePrediction';

/** The decision rule (domain/task), for the user. */
const rule = ({ classes, threshold }: UsableModel): string =>
  isBinary(classes.length)
    ? `Decision threshold ${threshold.toFixed(2)} (positive class: ${classes[POSITIVE_CLASS]}).`
    : 'The predicted class is the one with the highest score.';

/** The predicted class, every class's score, and the time it took. */
export function PredictionResult({
  model,
  prediction,
}: {
  model: UsableModel;
  prediction: LivePrediction;
}) {
  const { scores, milliseconds, predicted } = prediction;
  return (
    <Stack gap="md">
      <div role="status" aria-live="polite">
        <Text size="sm" c="dimmed">
          Prediction
        </Text>
        <Title order={3} style={{ overflowWrap: 'anywhere' }}>
          {model.classes[predicted]}{' '}
          <Text span size="lg" c="dimmed">
            {percent(scores[predicted] ?? 0)}
          </Text>
        </Title>
      </div>
      <Stack gap="xs">
        {model.classes.map((name, i) => {
          const score = scores[i] ?? 0;
          return (
            <Stack key={name} gap={2}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" fw={i === predicted ? 600 : 400} truncate>
                  {name}
                </Text>
                <Text size="sm" className="numbers">
                  {percent(score)}
                </Text>
              </Group>
              <Progress
                value={score * 100}
                size="lg"
                color={i === predicted ? 'teal' : 'gray.5'}
                transitionDuration={150}
                aria-label={`Score of ${name}`}
              />
            </Stack>
          );
        })}
      </Stack>
      <Text size="sm" c="dimmed">
        {milliseconds.toFixed(1)} ms at {model.inputSize} × {model.inputSize} px. {rule(model)}
      </Text>
    </Stack>
  );
}

/** Before the first prediction: what the page is doing. */
export function NoPrediction({ busy }: { busy: boolean }) {
  return (
    <Group c="dimmed" gap="sm" mih={120}>
      {busy && <Loader size="sm" aria-hidden />}
      <Text>{busy ? 'Loading the model and predicting' : 'The prediction appears here.'}</Text>
    </Group>
  );
}
