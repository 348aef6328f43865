import { Grid, Paper, Stack, Switch, Text } from '@mantine/core';
import { GradCamOpacity } from '../components/GradCamOpacity';
import { useCallback, useState } from 'react';
import { t } from '../../texts/t';
import { useTryingView } from '../components/tryingView';
import { DEFAULT_OPACITY, GradCamOverlay } from '../components/GradCamOverlay';
import { startEvaluation } from './evaluation/session';
import { ModelSelect } from './ModelSelect';
import { DrawingsNotice } from '../components/predicting/DrawingsNotice';
import { ImageInput } from '../components/predicting/ImageInput';
import { LiveCamera } from '../components/predicting/LiveCamera';
import { CurrentPrediction } from '../components/predicting/PredictionResult';
import { useOneImage } from '../components/predicting/useOneImage';
import type { Collect } from '../components/files/collectFiles';
import type { UsableModel } from '../components/predicting/usableModel';

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
  const [explained, setExplained] = useState(false);
  const [opacity, setOpacity] = useState(DEFAULT_OPACITY);
  const { prediction, problem, busy, predictFrame, ...input } = useOneImage(model, explained);
  const predictAll = useCallback(
    (collect: Collect) => {
      void startEvaluation(model, collect);
      useTryingView.setState({ tab: 'other-images' });
    },
    [model],
  );

  const overlay =
    explained && prediction?.map ? <GradCamOverlay map={prediction.map} opacity={opacity} /> : null;

  return (
    <>
      <DrawingsNotice model={model} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <ImageInput
            image={input.image}
            onUnreadable={input.hide}
            onImage={input.show}
            onSeveral={predictAll}
            wholePage
            live={input.live}
            onLive={input.switchLive}
            camera={<LiveCamera onFrame={predictFrame} overlay={overlay} />}
            overlay={overlay}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Paper withBorder p="md">
            <Stack gap="lg">
              <ModelSelect models={models} model={model} />
              <CurrentPrediction {...{ model, prediction, problem, busy }} />
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
