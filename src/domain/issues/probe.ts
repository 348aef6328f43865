/**
 * A probe: multinomial logistic regression on the features of a frozen network, with an L2 penalty.
 * It is quick to train, and with the penalty it does not learn single wrong labels by heart.
 */
import { minimise } from './lbfgs';

/** Rows of features, one after another. */
export interface FeatureTable {
  /** [rows × width], row by row. */
  values: Float32Array;
  width: number;
}

/**
 * The penalty's strength: the loss is the mean cross-entropy plus PENALTY / 2 · the sum of the squared
 * weights (biases are free), over standardised features: scikit-learn's C is 1 / (PENALTY · rows). docs/data-quality.md says how it was chosen.
 */
export const PENALTY = 0.1;

const SEARCH = { tolerance: 1e-5, steps: 100 };

interface Probe {
  /**
   * Weights and bias of each logit, [logits × (width + 1)]: one a class; of two classes the second's
   * only, since the first's is 0.
   */
  parameters: Float64Array;
  mean: Float64Array;
  /** 1 / the standard deviation; 0 for a feature that is the same everywhere. */
  scale: Float64Array;
}

/** Mean and standard deviation of each feature over the rows. */
function standardisation({ values, width }: FeatureTable, rows: readonly number[]) {
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  for (const row of rows) {
    for (let j = 0; j < width; j++) mean[j]! += values[row * width + j]! / rows.length;
  }
  for (const row of rows) {
    for (let j = 0; j < width; j++) {
      scale[j]! += (values[row * width + j]! - mean[j]!) ** 2 / rows.length;
    }
  }
  return { mean, scale: scale.map((variance) => (variance > 1e-12 ? 1 / Math.sqrt(variance) : 0)) };
}

/** The standardised features of some rows as one block. */
function standardised(
  { values, width }: FeatureTable,
  rows: readonly number[],
  { mean, scale }: Omit<Probe, 'parameters'>,
): Float32Array {
  const block = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      block[i * width + j] = (values[row * width + j]! - mean[j]!) * scale[j]!;
    }
  });
  return block;
}

/** The first class that has a logit of its own. */
const firstLogit = (classCount: number): number => (classCount === 2 ? 1 : 0);

/** The probabilities of row `i` of the block into `into`, one a class. */
function predictRow(
  parameters: Float64Array,
  block: Float32Array,
  width: number,
  i: number,
  into: Float64Array,
): void {
  const first = firstLogit(into.length);
  let most = first > 0 ? 0 : -Infinity;
  into[0] = 0;
  for (let k = first; k < into.length; k++) {
    const from = (k - first) * (width + 1);
    const at = i * width;
    let sum = parameters[from + width]!;
    for (let j = 0; j < width; j++) sum += parameters[from + j]! * block[at + j]!;
    into[k] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let k = 0; k < into.length; k++) total += into[k] = Math.exp(into[k]! - most);
  for (let k = 0; k < into.length; k++) into[k]! /= total;
}

function* fit(
  features: FeatureTable,
  labels: ArrayLike<number>,
  classCount: number,
  rows: readonly number[],
  penalty: number,
): Generator<void, Probe> {
  const { width } = features;
  const scaling = standardisation(features, rows);
  const block = standardised(features, rows, scaling);
  const scores = new Float64Array(classCount);
  const first = firstLogit(classCount);
  const objective = (parameters: Float64Array) => {
    const gradient = new Float64Array(parameters.length);
    let value = 0;
    for (let i = 0; i < rows.length; i++) {
      const label = labels[rows[i]!]!;
      predictRow(parameters, block, width, i, scores);
      value -= Math.log(Math.max(scores[label]!, 1e-300)) / rows.length;
      for (let k = first; k < classCount; k++) {
        const error = (scores[k]! - (k === label ? 1 : 0)) / rows.length;
        const from = (k - first) * (width + 1);
        const at = i * width;
        for (let j = 0; j < width; j++) gradient[from + j]! += error * block[at + j]!;
        gradient[from + width]! += error;
      }
    }
    for (let p = 0; p < parameters.length; p++) {
      if (p % (width + 1) === width) continue;
      value += (penalty / 2) * parameters[p]! ** 2;
      gradient[p]! += penalty * parameters[p]!;
    }
    return { value, gradient };
  };
  const start = new Float64Array((classCount - first) * (width + 1));
  return { parameters: yield* minimise(objective, start, SEARCH), ...scaling };
}

/**
 * The probabilities of the rows that each fold holds out, by a probe trained on the other rows.
 * Yields the fraction done, in [0, 1], many times a second; the same input gives the same output.
 *
 * @param labels class index of each row
 * @param folds the rows of each fold; rows in no fold are trained on and get no probabilities
 * @returns for each row one probability a class, [rows][classes]
 */
export function* outOfFoldProbabilities(
  features: FeatureTable,
  labels: ArrayLike<number>,
  classCount: number,
  folds: readonly (readonly number[])[],
  penalty = PENALTY,
): Generator<number, number[][]> {
  const probabilities: number[][] = Array.from({ length: labels.length }, () => []);
  for (const [index, heldOut] of folds.entries()) {
    const tested = new Set(heldOut);
    const rows = Array.from({ length: labels.length }, (_, row) => row).filter(
      (row) => !tested.has(row),
    );
    let step = 0;
    const search = fit(features, labels, classCount, rows, penalty);
    let state = search.next();
    while (!state.done) {
      step += 1;
      yield (index + Math.min(1, step / SEARCH.steps)) / folds.length;
      state = search.next();
    }
    const { parameters, ...scaling } = state.value;
    const block = standardised(features, heldOut, scaling);
    const scores = new Float64Array(classCount);
    heldOut.forEach((row, i) => {
      predictRow(parameters, block, features.width, i, scores);
      probabilities[row] = [...scores];
    });
  }
  return probabilities;
}
