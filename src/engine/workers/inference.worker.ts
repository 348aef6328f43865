/** The worker entry point for everything that uses a model or the backend without training a run. */
import { transfer } from 'comlink';
import { expose } from '../../messaging/expose';
import { readOriginal } from '../../storage/images';
import { getRun } from '../../storage/runs';
import { createPreview } from '../augment/preview';
import { InferenceBackend } from './inferenceBackend';
import { cancel, cancellable } from './cancellable';
import { evaluateFiles, readFromZip } from './evaluateFiles';
import { evaluateImported } from './evaluateImported';
import { checkStoredFormat, exportModel, exportZip, listFormats } from './exports';
import { exportSource, importModel, saveModel } from './exportSource';
import { imageFeatures } from './imageFeatures';
import { createExperiments } from './createExperiments';
import { createRun } from './createRun';
import { openModel } from './inferenceStore';
import { FORMATS } from '../exporting/registry';
import { gradCam } from '../evaluation/gradCam';
import { classify, imageTensor, readyModel } from '../evaluation/loadedModel';
import { ModelCache } from '../evaluation/modelCache';
import { decodeSquare } from '../pixels/decode';
import { answerOutlook } from '../../domain/experiment/outlookQuestion';
import { pooledMetrics } from '../../domain/experiment/pooledMetrics';
import { sliceIntervals } from '../../domain/experiment/sliceIntervals';
import type { BackendChoice } from '../../domain/run/run';
import type { InferenceApi } from '../protocol/inference';
import type { ModelReference } from '../protocol/models';
import { planProblem } from './planProblem';
import { corruptedExample, measureRobustness } from './robustness';
import { importPretrained } from './storedPretrained';
import { addStoredValidation } from './storedValidation';
import { message, StudioError } from '../../texts/message';

const cache = new ModelCache();
const backend = new InferenceBackend(() => cache.clear());

/** A run's temperature may change while its model is kept ready. */
const keyOf = async (reference: ModelReference): Promise<string> =>
  reference.kind === 'run'
    ? `${reference.runId} ${(await getRun(reference.runId))?.temperature ?? ''}`
    : reference.modelId;

const loaded = async (reference: ModelReference) =>
  await cache.get(await keyOf(reference), async () => await readyModel(await openModel(reference)));

const preview = createPreview(async (hash, size) => {
  const original = await readOriginal(hash);
  if (!original) throw new StudioError(message('workers.imageGone'));
  return await decodeSquare(original, size);
});

/** Work on the backend that `cancel(id)` stops, from the start: also while the backend starts. */
const cancellableUse = <T>(
  id: string,
  work: (signal: AbortSignal, backend: BackendChoice) => Promise<T>,
): Promise<T> =>
  cancellable(id, (signal) =>
    backend.use(async (choice) => {
      signal.throwIfAborted();
      return await work(signal, choice);
    }),
  );

const api: InferenceApi = {
  planProblem,
  outlook: (question) => Promise.resolve(answerOutlook(question)),
  pooledMetrics: (counted) => Promise.resolve(pooledMetrics(counted)),
  sliceIntervals: (slices) => Promise.resolve(sliceIntervals(slices)),
  chooseBackend: (preference) => backend.choose(preference),
  createRun: (recipe) => backend.use(() => createRun(recipe)),
  createExperiments: (recipes, plan, keepsWeights) =>
    backend.use(() => createExperiments(recipes, plan, keepsWeights)),
  previewAugmentation: (...request) => backend.use(() => preview(...request)),
  predict: (reference, image) =>
    backend.use(async () => {
      const model = await loaded(reference);
      return await classify(model, await decodeSquare(image, model.inputSize));
    }),
  explain: (reference, image, classIndex) =>
    backend.use(async () => {
      const { model, inputSize, forward } = await loaded(reference);
      const tensor = imageTensor(await decodeSquare(image, inputSize), inputSize);
      try {
        return await gradCam(model, tensor, classIndex, forward.activations);
      } finally {
        tensor.dispose();
      }
    }),
  addValidationPredictions: (runId) => backend.use(() => addStoredValidation(runId)),
  measureRobustness: ({ id, runId, common }, onProgress) =>
    cancellableUse(id, (signal) => measureRobustness(runId, common, onProgress, signal)),
  corruptedExample: (runId) => backend.use(() => corruptedExample(runId)),
  formatIds: async () => FORMATS.map(({ id }) => id),
  listFormats,
  exportModel: (...request) => backend.use(() => exportModel(...request)),
  exportZip: ({ id, models, formats }, onProgress) =>
    cancellableUse(id, (signal) => exportZip(models, formats, onProgress, signal)),
  checkFormat: ({ id, model, format }, onProgress) =>
    cancellableUse(id, (signal) => checkStoredFormat(model, format, onProgress, signal)),
  evaluateFiles: ({ id, model }, nextFiles, onProgress) =>
    cancellableUse(id, async (signal) => {
      const { metadata } = await exportSource(model);
      // Not from the cache, which could dispose of it before thousands of images are done.
      const opened = await readyModel(await openModel(model));
      try {
        return await evaluateFiles(opened, metadata, nextFiles, onProgress, signal);
      } finally {
        opened.dispose();
      }
    }),
  readFromZip,
  evaluateImported: ({ id, modelId }, onProgress) =>
    cancellableUse(id, (signal, choice) => evaluateImported(modelId, choice, onProgress, signal)),
  features: ({ id, hashes, weights }, onProgress) =>
    cancellableUse(id, async (signal) => {
      const features = await imageFeatures(hashes, weights, onProgress, signal);
      return transfer(features, [features.buffer]);
    }),
  cancel: async (id) => cancel(id),
  saveModel: (runId, name) => backend.use(() => saveModel(runId, name)),
  importModel: (files, answers) => backend.use(() => importModel(files, answers)),
  importPretrained: (files, name, scaling) =>
    backend.use(() => importPretrained(files, name, scaling)),
};

expose(api);
