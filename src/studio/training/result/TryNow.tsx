import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import type { RunRecord } from '../../../domain/run/run';
import { say, t } from '../../../texts/t';
import { DrawingsNotice } from '../../components/predicting/DrawingsNotice';
import { ImageInput } from '../../components/predicting/ImageInput';
import { LiveCamera } from '../../components/predicting/LiveCamera';
import { CurrentPrediction } from '../../components/predicting/PredictionResult';
import { usableRun } from '../../components/predicting/usableModel';
import { useOneImage } from '../../components/predicting/useOneImage';

/** The models that were just trained, on one image or on the camera, which starts on a click. */
export function TryNow({ runs }: { runs: RunRecord[] }) {
  const [id, setId] = useState(runs.at(-1)!.id);
  const run = runs.find((each) => each.id === id) ?? runs.at(-1)!;
  const model = usableRun(run);
  const { prediction, problem, busy, predictFrame, ...input } = useOneImage(model, false);
  return (
    <>
      <DrawingsNotice model={model} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <ImageInput
          image={input.image}
          onUnreadable={input.hide}
          onImage={input.show}
          live={input.live}
          onLive={input.switchLive}
          camera={<LiveCamera onFrame={predictFrame} overlay={null} />}
          overlay={null}
        />
        <Stack gap="lg">
          {runs.length > 1 && (
            <SegmentedControl
              fullWidth
              orientation={runs.length > 2 ? 'vertical' : 'horizontal'}
              aria-label={t('training.runs.result.model')}
              value={run.id}
              onChange={setId}
              data={runs.map((each) => ({ value: each.id, label: say(each.name) }))}
            />
          )}
          <CurrentPrediction {...{ model, prediction, problem, busy }} />
        </Stack>
      </SimpleGrid>
    </>
  );
}
