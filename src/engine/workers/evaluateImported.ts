/** Evaluates an imported model on the dataset, so that Compare can show it beside the runs. */
import { indicesOf } from '../../domain/dataset/snapshot';
import type { Snapshot } from '../../domain/dataset/dataset';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { newRun } from '../../domain/run/newRun';
import type { BackendChoice, EpochRecord, TestEvaluation } from '../../domain/run/run';
import type { ModelRecord } from '../../domain/run/savedModel';
import { trainedOn } from '../../domain/split/trainedOn';
import { newId } from '../../domain/newId';
import { readOriginal } from '../../storage/images';
import { putImportedRun } from '../../storage/runs';
import { evaluateModel } from '../evaluation/predictions';
import { loadModel } from '../exporting/loadModel';
import { orderOf } from '../exporting/outputOrder';
import { preparePixels } from '../pixels/source';
import { presentSnapshot } from './createRun';
import { importedNetwork, storedModel } from './inferenceStore';
import { message, StudioError } from '../../texts/message';

/** Images predicted together. */
const BATCH = 16;
/** How much of the work is decoding. */
const DECODING = 0.5;

async function readBytes(hash: string): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new StudioError(message('workers.imageDeleted'));
}

async function evaluation(
  record: ModelRecord,
  snapshot: Snapshot,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<TestEvaluation> {
  // The training images are not needed: they are not even decoded.
  const items = snapshot.items.filter(({ split }) => split !== 'train');
  const hashes = items.map(({ hash }) => hash);
  const { inputSize } = record.metadata;
  const decoded = (done: number) => onProgress((DECODING * done) / hashes.length);
  const pixels = await preparePixels(hashes, inputSize, readBytes, decoded, signal);
  try {
    const model = await loadModel(await importedNetwork(record, snapshot.classes));
    try {
      const work = evaluateModel(model, pixels, { ...snapshot, items }, null, BATCH);
      for (;;) {
        const { done, value } = await work.next();
        if (done) return value;
        signal.throwIfAborted();
        if (value.kind !== 'phase' || !value.progress) continue;
        const { done: predicted, total } = value.progress;
        onProgress(DECODING + ((1 - DECODING) * predicted) / total);
      }
    } finally {
      model.dispose();
    }
  } finally {
    await pixels.close();
  }
}

/** The epoch with the lowest validation loss; 0 without a history. */
const bestOf = (epochs: readonly EpochRecord[]): number =>
  [...epochs].sort((a, b) => a.valLoss - b.valLoss)[0]?.epoch ?? 0;

/**
 * Evaluate an imported model on the dataset's validation and test images, and store it as a run
 * that was not trained here, in the dataset's order of classes. The caller holds the dataset's
 * lock. Throws an Error with a message for the user when the dataset has other classes or cannot
 * be used, and `signal`'s reason when it is aborted.
 */
export async function evaluateImported(
  modelId: string,
  backend: BackendChoice,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const record = await storedModel(modelId);
  const snapshot = await presentSnapshot();
  const { metadata, name, split, byteLength } = record;
  const [first] = orderOf(metadata.classes, snapshot.classes);
  const result = await evaluation(record, snapshot, onProgress, signal);
  const test = [...indicesOf(snapshot, 'test')].map((index) => snapshot.items[index]!.hash);
  // The same images in the same split have one hash.
  const isSameSplit = metadata.dataset.hash === snapshot.hash;
  const parameters = byteLength / Float32Array.BYTES_PER_ELEMENT;
  const run = newRun({
    ...{ id: newId(), name, createdAt: Date.now() },
    recipe: metadata.recipe ?? defaultRecipe(metadata.family),
    snapshotHash: snapshot.hash,
    classes: snapshot.classes,
    classIds: snapshot.classIds,
    ...{ params: parameters, trainableParams: parameters },
  });
  await putImportedRun(
    {
      ...run,
      ...{
        status: 'finished',
        backend,
        epochs: metadata.epochs,
        bestEpoch: bestOf(metadata.epochs),
      },
      // The dataset's positive class may be the model's other one.
      threshold: first === 0 ? metadata.threshold : 1 - metadata.threshold,
      thresholdFrom: 'default',
      ...(metadata.minConfidence !== undefined && { minConfidence: metadata.minConfidence }),
      imported: {
        modelId,
        inputSize: metadata.inputSize,
        recipeKnown: metadata.recipe !== null,
        trainedOn: isSameSplit ? 0 : trainedOn(test, split),
      },
    },
    snapshot,
    result,
  );
}
