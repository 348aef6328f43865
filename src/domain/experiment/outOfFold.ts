/** The predictions of all folds together: each image as models saw it that did not train on it. */
import type { ImageHash } from '../dataset/dataset';
import { scaleScores } from '../evaluation/temperature';
import type { Prediction } from '../run/run';
import { decide } from '../task';
import type { FoldDecision } from './foldDecision';

/** What pooling needs of a finished run. */
export interface TestedRun {
  repeat: number;
  fold: number;
  /** Its own, from its validation images. */
  decision: Pick<FoldDecision, 'threshold' | 'temperature'>;
  /** Of the images that it tested on, as the network gives them. */
  predictions: readonly Prediction[];
}

export interface OutOfFoldPrediction extends Prediction {
  repeat: number;
  fold: number;
  /** The probabilities without the run's temperature, with which `scores` are scaled. */
  unscaled: number[];
  /** The predicted class, by the run's threshold. */
  predicted: number;
}

/** All test predictions in the order of the runs; an image once for each repeat that is finished. */
export const poolPredictions = (runs: readonly TestedRun[]): OutOfFoldPrediction[] =>
  runs.flatMap(({ repeat, fold, decision: { threshold, temperature }, predictions }) =>
    predictions.map((prediction) => {
      const unscaled = prediction.scores;
      return {
        ...prediction,
        scores: temperature === null ? unscaled : scaleScores(unscaled, temperature),
        ...{ repeat, fold, unscaled, predicted: decide(unscaled, threshold) },
      };
    }),
  );

/** The mean of an image's probabilities over its repeats; `unscaled`: of those without the runs' temperatures. */
export function meanPrediction(
  own: readonly OutOfFoldPrediction[],
  of: 'scores' | 'unscaled' = 'scores',
): Prediction {
  const { hash, path, truth, scores } = own[0]!;
  const meanOf = (index: number) =>
    own.reduce((sum, each) => sum + each[of][index]!, 0) / own.length;
  return { hash, path, truth, scores: scores.map((_, index) => meanOf(index)) };
}

/** One prediction an image, as `meanPrediction` gives it, in order of first appearance. */
export function meanPredictions(
  predictions: readonly OutOfFoldPrediction[],
  of: 'scores' | 'unscaled' = 'scores',
): Prediction[] {
  const byHash = new Map<ImageHash, OutOfFoldPrediction[]>();
  for (const prediction of predictions) {
    const others = byHash.get(prediction.hash);
    if (others) others.push(prediction);
    else byHash.set(prediction.hash, [prediction]);
  }
  return [...byHash.values()].map((own) => meanPrediction(own, of));
}
