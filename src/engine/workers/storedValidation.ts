import { readOriginal } from '../../storage/images';
import { addValidationPredictions } from '../../storage/runs';
import { predictValidation } from '../evaluation/predictions';
import { preparePixels } from '../pixels/source';
import { finishedRun, openModel } from './inferenceStore';
import { message, StudioError } from '../../texts/message';

async function readBytes(hash: string): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new StudioError(message('workers.validationImageGone'));
}

/**
 * Evaluate the validation images of a finished run with its kept weights and store the
 * predictions; a run that has them keeps its own. Throws an Error with a message for the
 * user when the run or one of those images is no longer stored.
 */
export async function addStoredValidation(runId: string): Promise<void> {
  const { run, evaluation, snapshot } = await finishedRun(runId);
  if (evaluation.validation) return;
  const { imageSize, model: network, training } = run.recipe;
  const hashes = snapshot.items
    .filter(({ split }) => split === 'validation')
    .map(({ hash }) => hash);
  const pixels = await preparePixels(hashes, imageSize, readBytes, () => undefined);
  try {
    const { model } = await openModel({ kind: 'run', runId });
    try {
      await addValidationPredictions(
        runId,
        await predictValidation(model, pixels, snapshot, network, training.batchSize),
      );
    } finally {
      model.dispose();
    }
  } finally {
    await pixels.close();
  }
}
