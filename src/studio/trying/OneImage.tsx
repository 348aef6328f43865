import { Alert, Grid, Paper, Stack, Switch, Text } from '@mantine/core';
import { GradCamOpacity } from '../components/GradCamOpacity';
import { IconAlertCircle } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { t } from '../../texts/t';
import { useTryingView } from '../components/tryingView';
import { DEFAULT_OPACITY, GradCamOverlay } from '../components/GradCamOverlay';
import { NoPrediction, PredictionResult } from './PredictionResult';
import { DrawingsNotice } from './DrawingsNotice';
import { startEvaluation, type Collect } from './evaluation/session';
import { LiveCamera } from './LiveCamera';
import { ImageInput } from './ImageInput';
import { ModelSelect } from './ModelSelect';
import type { UsableModel } from './usableModels';
import { usePrediction } from './usePrediction';

/** Whether and how strongly Grad-CAM is laid over the image. */
function OverlayControl({
  shown,
  onShown,
  opacity,
  onOpacity,
}: {
  shown: boolean;
  onShown: (shown: boolean) => void;
  opacity: number;
  onOpacity: (opacity: number) => void;
}) {
  return (
    <Stack gap="xs">
      <Switch
        label={t('trying.gradCam.show')}
        description={t('trying.gradCam.explanation')}
        checked={shown}
        onChange={({ currentTarget }) => onShown(currentTarget.checked)}
      />
      {shown && <GradCamOpacity value={opacity} onChange={onOpacity} />}
    </Stack>
  );
}

/** A model's prediction of one image, or of what the camera shows. */
export function OneImage({ models, model }: { models: UsableModel[]; model: UsableModel }) {
  const [image, setImage] = useState<Blob | null>(null);
  const [live, setLive] = useState(false);
  const [explained, setExplained] = useState(false);
  const [opacity, setOpacity] = useState(DEFAULT_OPACITY);
  const { prediction, problem, busy, predict, clear } = usePrediction();

  const show = useCallback((file: File) => {
    setLive(false);
    setImage(file);
  }, []);
  const predictAll = useCallback(
    (collect: Collect) => {
      void startEvaluation(model, collect);
      useTryingView.setState({ tab: 'other-images' });
    },
    [model],
  );

  const { key: modelKey, threshold } = model;
  useEffect(() => {
    if (image && !live) void predict(model, image, explained);
    // The key and the threshold are all of the model that a prediction depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [modelKey, threshold, image, live, explained, predict]);

  const overlay =
    explained && prediction?.map ? <GradCamOverlay map={prediction.map} opacity={opacity} /> : null;

  return (
    <>
      <DrawingsNotice model={model} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <ImageInput
            image={image}
            onUnreadable={() => setImage(null)}
            onImage={show}
            onSeveral={predictAll}
            live={live}
            onLive={(next) => {
              clear();
              setImage(null);
              setLive(next);
            }}
            camera={
              <LiveCamera onFrame={(frame) => predict(model, frame, explained)} overlay={overlay} />
            }
            overlay={overlay}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Paper withBorder p="md">
            <Stack gap="lg">
              <ModelSelect models={models} model={model} />
              {problem ? (
                <Alert
                  color="red"
                  icon={<IconAlertCircle aria-hidden />}
                  title={t('trying.noPrediction')}
                  role="alert"
                >
                  {problem}
                </Alert>
              ) : prediction ? (
                <PredictionResult model={model} prediction={prediction} />
              ) : (
                <NoPrediction busy={busy} />
              )}
              <OverlayControl
                shown={explained}
                onShown={setExplained}
                opacity={opacity}
                onOpacity={setOpacity}
              />
              {prediction?.noMap && (
                <Text size="sm" c="dimmed">
                  {prediction.noMap}
                </Text>
              )}
            </Stack>
          </Paper>
        </Grid.Col>
      </Grid>
    </>
  );
}
