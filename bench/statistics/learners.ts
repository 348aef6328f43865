/**
 * Synthetic learners on synthetic images, for the simulation of the tests: no networks, so that
 * thousands of experiments take seconds. An image is a label and a vector of features, each of them
 * normal around a mean that the label decides.
 */
import { randomFrom, shuffledIndices } from '../../src/domain/random';

/** Of an image. */
const FEATURES = 12;

export interface Dataset {
  /** 0 or 1, as many of each. */
  labels: Uint8Array;
  /** Images × FEATURES. */
  features: Float64Array;
}

/** @param separation distance of the classes' means in each feature, in standard deviations */
export function drawDataset(images: number, separation: number, seed: number): Dataset {
  const random = randomFrom(seed);
  const labels = Uint8Array.from({ length: images }, (_, i) => i % 2);
  const features = new Float64Array(images * FEATURES);
  for (let i = 0; i < features.length; i++) {
    // Standard normal (Box and Muller).
    const noise = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    features[i] = noise + (labels[Math.floor(i / FEATURES)]! - 0.5) * separation;
  }
  return { labels, features };
}

/** What a recipe sees of an image, and how much of its training is chance. */
export interface Learner {
  /** The features from `from` up to `to`; those of one dataset are exchangeable. */
  from: number;
  to: number;
  /** Share of the training images that it uses, drawn by its seed; 1 is deterministic. */
  uses: number;
}

/** Some images of a dataset, by index. */
export type Images = ArrayLike<number>;

/** The mean of each class's features, class 0 first. */
function classMeans(
  { labels, features }: Dataset,
  { from, to }: Learner,
  images: Images,
): Float64Array {
  const width = to - from;
  const means = new Float64Array(2 * width);
  const counts = [0, 0];
  for (let i = 0; i < images.length; i++) {
    const image = images[i]!;
    const label = labels[image]!;
    counts[label]! += 1;
    for (let f = 0; f < width; f++) {
      means[label * width + f]! += features[image * FEATURES + from + f]!;
    }
  }
  return means.map((sum, i) => sum / Math.max(1, counts[i < width ? 0 : 1]!));
}

/**
 * Train on some images the nearest class mean, and test it on others.
 * @returns accuracy, in [0, 1]
 */
export function accuracyOf(
  dataset: Dataset,
  learner: Learner,
  train: Images,
  test: Images,
  seed: number,
): number {
  const { from, to, uses } = learner;
  const used =
    uses === 1
      ? train
      : shuffledIndices(train.length, seed)
          .subarray(0, Math.round(uses * train.length))
          .map((i) => train[i]!);
  const means = classMeans(dataset, learner, used);
  const width = to - from;
  let right = 0;
  for (let i = 0; i < test.length; i++) {
    const image = test[i]!;
    // The distance to the mean of class 0 less that to the mean of class 1.
    let nearer = 0;
    for (let f = 0; f < width; f++) {
      const value = dataset.features[image * FEATURES + from + f]!;
      nearer += (value - means[f]!) ** 2 - (value - means[width + f]!) ** 2;
    }
    if ((nearer >= 0 ? 1 : 0) === dataset.labels[image]) right += 1;
  }
  return right / test.length;
}
