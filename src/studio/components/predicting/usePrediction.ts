import { useCallback, useRef, useState } from 'react';
import { decide } from '../../../domain/task';
import type { AttributionMap, ClassScores } from '../../../engine/protocol/models';
import { sayError } from '../../../texts/t';
import { inference } from '../../../client/inference';
import type { UsableModel } from './usableModel';

/** A prediction of the image on screen. */
export interface LivePrediction extends ClassScores {
  /** Index of the predicted class. */
  predicted: number;
  /** Grad-CAM of the predicted class, when it was asked for and can be computed. */
  map: AttributionMap | null;
  /** Why there is no map although one was asked for. */
  noMap: string | null;
}

async function predictOnce(
  model: UsableModel,
  image: Blob,
  explained: boolean,
): Promise<LivePrediction> {
  const found = await inference().predict(model.reference, image);
  const result = { ...found, predicted: decide(found.scores, model.threshold) };
  if (!explained) return { ...result, map: null, noMap: null };
  try {
    const map = await inference().explain(model.reference, image, result.predicted);
    return { ...result, map, noMap: null };
  } catch (error) {
    return { ...result, map: null, noMap: sayError(error) };
  }
}

export interface Predictor {
  prediction: LivePrediction | null;
  problem: string | null;
  busy: boolean;
  /** Resolves when the prediction is on screen; one overtaken by a newer request is dropped. */
  predict: (model: UsableModel, image: Blob, explained: boolean) => Promise<void>;
  clear: () => void;
}

/** One request to a model at a time, and its latest prediction. */
export function usePrediction(): Predictor {
  const [prediction, setPrediction] = useState<LivePrediction | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  const predict = useCallback<Predictor['predict']>(async (model, image, explained) => {
    const request = ++latest.current;
    setBusy(true);
    try {
      const result = await predictOnce(model, image, explained);
      if (request !== latest.current) return;
      setPrediction(result);
      setProblem(null);
    } catch (error) {
      if (request !== latest.current) return;
      setPrediction(null);
      setProblem(sayError(error));
    } finally {
      if (request === latest.current) setBusy(false);
    }
  }, []);

  const clear = useCallback(() => {
    latest.current++;
    setPrediction(null);
    setProblem(null);
    setBusy(false);
  }, []);

  return { prediction, problem, busy, predict, clear };
}
