import { Alert, Group, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { isSure } from '../../../domain/evaluation/abstain';
import { isBinary, POSITIVE_CLASS } from '../../../domain/task';
import { t } from '../../../texts/t';
import { classColour } from '../classColour';
import { decimal, percent } from '../format';
import type { UsableModel } from './usableModel';
import type { LivePrediction, Predictor } from './usePrediction';

/** The decision rule (domain/task), for the user. */
const rule = ({ classes, threshold }: UsableModel): string =>
  isBinary(classes.length)
    ? t('trying.rule.threshold', {
        ...{ threshold: decimal(threshold, 2), positive: classes[POSITIVE_CLASS]! },
      })
    : t('trying.rule.highest');

/** The predicted class, every class's score, and the time it took. */
function PredictionResult({
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
          {t('trying.prediction')}
        </Text>
        {isSure(scores, model.threshold, model.minConfidence) ? (
          <Title order={3} style={{ overflowWrap: 'anywhere' }}>
            {model.classes[predicted]}{' '}
            <Text span size="lg" c="dimmed">
              {percent(scores[predicted] ?? 0)}
            </Text>
          </Title>
        ) : (
          <>
            <Title order={3}>{t('trying.notSure')}</Title>
            <Text size="sm">
              {t('trying.notSureWhy', {
                name: model.classes[predicted]!,
                share: percent(scores[predicted] ?? 0),
                minimum: percent(model.minConfidence ?? 0, 0),
              })}
            </Text>
          </>
        )}
      </div>
      <Stack gap="xs">
        {model.classes.map((name, i) => {
          const score = scores[i] ?? 0;
          return (
            <Stack key={name} gap="5xs">
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
                color={classColour(i)}
                transitionDuration={150}
                aria-label={t('trying.score', { name })}
              />
            </Stack>
          );
        })}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('trying.time', { time: decimal(milliseconds, 1), size: model.inputSize })} {rule(model)}
      </Text>
    </Stack>
  );
}

/** Before the first prediction: what the page is doing. */
function NoPrediction({ busy }: { busy: boolean }) {
  return (
    <Group c="dimmed" gap="sm" mih={120}>
      {busy && <Loader size="sm" aria-hidden />}
      <Text>{t(busy ? 'trying.busy' : 'trying.waiting')}</Text>
    </Group>
  );
}

interface CurrentPredictionProps extends Pick<Predictor, 'prediction' | 'problem' | 'busy'> {
  model: UsableModel;
}

/** The latest prediction, or why there is none. */
export function CurrentPrediction({ model, prediction, problem, busy }: CurrentPredictionProps) {
  if (problem) {
    return (
      <Alert
        color="error"
        icon={<IconAlertCircle aria-hidden />}
        title={t('trying.noPrediction')}
        role="alert"
      >
        {problem}
      </Alert>
    );
  }
  if (!prediction) return <NoPrediction busy={busy} />;
  return <PredictionResult model={model} prediction={prediction} />;
}
