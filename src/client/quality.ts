/** What the page knows of the dataset's quality. Work goes on while other pages are open. */
import { transfer } from 'comlink';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImageHash } from '../domain/dataset/dataset';
import type { LabelIssue } from '../domain/issues/labelIssues';
import type { SimilarPair } from '../domain/issues/similarPairs';
import type { ImageMap, OutlierSearch } from '../engine/protocol/quality';
import { errorText, type Text } from '../texts/message';
import { imageHashes } from '../storage/images';
import { cancellable } from './cancellable';
import { imageFeatures } from './imageFeatures';
import { qualityWorker } from './workers';

/** What takes time: the images' features, the first time; what is found of them. */
export type AnalysisStage = 'features' | 'analysis';

export type AnalysisState<T> =
  | { status: 'idle' }
  | { status: 'working'; stage: AnalysisStage; fraction: number }
  | { status: 'failed'; error: Text }
  | { status: 'done'; result: T };

export interface Analysis<T> {
  store: StoreApi<AnalysisState<T>>;
  /** Never rejects: how it went is in the store. */
  start(): Promise<void>;
  cancel(): void;
}

/** See that the worker has the features of all images. */
async function loadFeatures(
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const hashes = await imageHashes();
  if (await qualityWorker.api.hasFeatures(hashes)) return;
  const values = await imageFeatures(hashes, onProgress, signal);
  await qualityWorker.api.loadFeatures(hashes, transfer(values, [values.buffer]));
}

type Find<T> = (id: string, report: (fraction: number) => void) => Promise<T>;

function analysis<T>(find: Find<T>): Analysis<T> {
  const store = createStore<AnalysisState<T>>(() => ({ status: 'idle' }));
  const set = (state: AnalysisState<T>) => store.setState(state, true);
  let controller = new AbortController();
  return {
    store,
    async start() {
      if (store.getState().status === 'working') return;
      controller = new AbortController();
      const { signal } = controller;
      const show = (stage: AnalysisStage) => (fraction: number) =>
        set({ status: 'working', stage, fraction });
      show('features')(0);
      try {
        await loadFeatures(show('features'), signal);
        show('analysis')(0);
        const stop = (id: string) => qualityWorker.api.cancel(id);
        const result = await cancellable(show('analysis'), signal, find, stop);
        set({ status: 'done', result });
      } catch (error) {
        set(signal.aborted ? { status: 'idle' } : { status: 'failed', error: errorText(error) });
      }
    },
    cancel: () => controller.abort(),
  };
}

/** The labels of the dataset, the most suspect first. */
export const labelIssueSearch: Analysis<LabelIssue[]> = analysis((id, report) =>
  qualityWorker.api.labelIssues({ id }, report),
);

/** A map of the images. */
export const imageMapping: Analysis<ImageMap> = analysis((id, report) =>
  qualityWorker.api.imageMap({ id }, report),
);

/** Images that may be one image twice, in different splits or classes, the most striking first. */
export const similarPairSearch: Analysis<SimilarPair[]> = analysis((id, report) =>
  qualityWorker.api.similarPairs({ id }, report),
);

/** Images by how far they are from their class, the farthest first. */
export const outlierSearch: Analysis<OutlierSearch> = analysis((id, report) =>
  qualityWorker.api.outliers({ id }, report),
);

/** For each class, the images of it most alike to the image; none where the worker was ended since. */
export const nearestOfClasses = (
  hash: ImageHash,
  classIds: string[],
  count: number,
): Promise<ImageHash[][]> => qualityWorker.api.nearestOfClasses(hash, classIds, count);

/**
 * Mean luminance of stored images, 0–255, in the order of `hashes`; NaN for one that is gone. Throws
 * `signal`'s reason once it is aborted.
 */
export const imageBrightness = (
  hashes: ImageHash[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Float32Array> =>
  cancellable(
    onProgress,
    signal,
    (id, report) => qualityWorker.api.brightness({ id, hashes }, report),
    (id) => qualityWorker.api.cancel(id),
  );
