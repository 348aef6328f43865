import { Alert, Grid, Paper, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import { say, t } from '../../../texts/t';
import { collectDropped, collectFolders } from '../../components/files/collectFiles';
import { pickFolder } from '../../components/files/folder';
import { usePickers } from '../../components/files/usePickers';
import { DrawingsNotice } from '../../components/predicting/DrawingsNotice';
import { usePageDrop } from '../../components/usePageDrop';
import { ModelSelect } from '../ModelSelect';
import type { UsableModel } from '../../components/predicting/usableModel';
import { ChooseImages } from './ChooseImages';
import { EvaluationProgress } from './EvaluationProgress';
import { EvaluationResult } from './EvaluationResult';
import { endEvaluation, startEvaluation, useEvaluation } from './session';

/** Back to the choice of images, with the focus there: the button that was pressed is gone. */
function chooseOthers(): void {
  flushSync(endEvaluation);
  document.getElementById('choose-images')?.focus();
}

interface OtherImagesProps {
  models: UsableModel[];
  model: UsableModel;
}

/** Evaluates a model on a folder, files or a zip that are not imported. */
export function OtherImages({ models, model }: OtherImagesProps) {
  const state = useEvaluation();
  const pickers = usePickers({
    accept: (collected) => void startEvaluation(model, async () => collected),
    chooseFolder: async () => {
      const folder = await pickFolder();
      if (folder) {
        await startEvaluation(model, (onFound) => collectFolders([folder], onFound));
      }
    },
  });
  const evaluateDropped = (data: DataTransfer) =>
    void startEvaluation(model, (onFound) => collectDropped(data, onFound));
  // Others can be dropped on a result, too.
  const over = usePageDrop(evaluateDropped);
  if (state.status === 'done') {
    return <EvaluationResult {...state.result} onOthers={chooseOthers} />;
  }
  const busy = state.status === 'listing' || state.status === 'evaluating';
  return (
    <>
      <DrawingsNotice model={model} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
          <Paper withBorder p="md">
            <ModelSelect models={models} model={model} disabled={busy} />
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
          <Stack gap="sm">
            {state.status === 'failed' && (
              <Alert
                color="error"
                icon={<IconAlertCircle aria-hidden />}
                title={t('trying.notEvaluated')}
                role="alert"
              >
                {say(state.message)}
              </Alert>
            )}
            {busy ? (
              <EvaluationProgress
                found={state.status === 'listing' ? state.found : null}
                progress={state.status === 'evaluating' ? state.progress : null}
                onCancel={chooseOthers}
              />
            ) : (
              <ChooseImages
                classes={model.classes}
                onFolder={pickers.openFolder}
                onFiles={pickers.openFiles}
                over={over}
              />
            )}
            {pickers.inputs}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
