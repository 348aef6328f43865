/** The worker entry point for the quality of the dataset. It computes on features that the page hands over. */
import { expose } from '../../messaging/expose';
import { brightnessOf } from './brightness';
import { cancel, cancellable } from './cancellable';
import { DatasetFeatures } from './datasetFeatures';
import { imageMap } from './imageMap';
import { labelIssues } from './labelIssues';
import { findOutliers, findSimilarPairs } from './similarImages';
import type { QualityApi } from '../protocol/quality';

let dataset = new DatasetFeatures([], new Float32Array());

const api: QualityApi = {
  hasFeatures: async (hashes) => dataset.has(hashes),
  async loadFeatures(hashes, values) {
    dataset = new DatasetFeatures(hashes, values);
  },
  labelIssues: ({ id }, onProgress) =>
    cancellable(id, (signal) => labelIssues(dataset, onProgress, signal)),
  nearestOfClasses: async (hash, classIds, count) =>
    dataset.nearestOfClasses(hash, classIds, count),
  imageMap: ({ id }, onProgress) =>
    cancellable(id, (signal) => imageMap(dataset, onProgress, signal)),
  similarPairs: ({ id }, onProgress) =>
    cancellable(id, (signal) => findSimilarPairs(dataset, onProgress, signal)),
  outliers: ({ id }, onProgress) =>
    cancellable(id, (signal) => findOutliers(dataset, onProgress, signal)),
  brightness: ({ id, hashes }, onProgress) =>
    cancellable(id, (signal) => brightnessOf(hashes, onProgress, signal)),
  cancel: async (id) => cancel(id),
};

expose(api);
