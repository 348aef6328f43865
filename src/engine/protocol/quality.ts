/** What the page and quality.worker.ts say to each other. */
import type { ImageHash } from '../../domain/dataset/dataset';
import type { LabelIssue } from '../../domain/issues/labelIssues';
import type { SimilarPair } from '../../domain/issues/similarPairs';

/** Where images are on a map on which those that are alike are near. */
export interface ImageMap {
  hashes: ImageHash[];
  /** x and y of each image, in no unit. */
  points: Float32Array;
}

/** An image and how far it is from the others of its class, as a robust z-score. */
export interface Outlier {
  hash: ImageHash;
  classId: string;
  z: number;
  /** Whether that is so unusual that it is marked. */
  isOutlier: boolean;
}

export interface OutlierSearch {
  /** Images of large enough classes whose label is not confirmed, the most unusual first. */
  outliers: Outlier[];
  /** Classes with images, but too few to say what is usual in them. */
  tooSmall: string[];
}

/** quality.worker.ts: the quality of the dataset, from its images' features. `onProgress` takes the fraction done, in [0, 1]. */
export interface QualityApi {
  /** Whether the features of all these images are loaded. */
  hasFeatures(hashes: ImageHash[]): Promise<boolean>;
  /** The features of images, [hashes.length × width] row by row, in place of those before. */
  loadFeatures(hashes: ImageHash[], values: Float32Array): Promise<void>;
  /**
   * The labels of the dataset, the most suspect first, without confirmed ones. Throws an Error with a
   * message for the user when the dataset is too small, and an AbortError once cancelled.
   */
  labelIssues(
    request: { id: string },
    onProgress: (fraction: number) => void,
  ): Promise<LabelIssue[]>;
  /** For each class, the images of it most alike to the image, as they were labelled when issues were found. */
  nearestOfClasses(hash: ImageHash, classIds: string[], count: number): Promise<ImageHash[][]>;
  /** A map on which images that are alike are near. Throws as `labelIssues` does. */
  imageMap(request: { id: string }, onProgress: (fraction: number) => void): Promise<ImageMap>;
  /** Images that may be one image twice, in different splits or classes. Throws as `labelIssues` does. */
  similarPairs(
    request: { id: string },
    onProgress: (fraction: number) => void,
  ): Promise<SimilarPair[]>;
  /** Images by how far they are from their class. Throws as `labelIssues` does. */
  outliers(request: { id: string }, onProgress: (fraction: number) => void): Promise<OutlierSearch>;
  /** Mean luminance of stored images, 0–255; NaN for one that is gone or cannot be decoded. */
  brightness(
    request: { id: string; hashes: ImageHash[] },
    onProgress: (fraction: number) => void,
  ): Promise<Float32Array>;
  cancel(id: string): Promise<void>;
}
