import { useCallback, useRef, useState } from 'react';
import { decide } from '../../domain/task';
import type { AttributionMap, ClassScores } from '../../engine/protocol';
import { messageOf } from '../components/format';
import { inference } from '../../client/inference';
import type { UsableModel } from './usableModels';

export interface Prediction {
  verdict: ClassScores;
  /** Index of the class that the model says. */
  said: number;
  /** What it looked at, when that was asked for and can be told. */
  map: AttributionMap | null;
  /** Why there is no map although one was asked for. */
  noMap: string | null;
}

async function ask(model: UsableModel, picture: Blob, explained: boolean): Promise<Prediction> {
  const verdict = await inference().predict(model.reference, picture);
  const said = decide(verdict.scores, model.threshold);
  if (!explained) return { verdict, said, map: null, noMap: null };
  try {
    const map = await inference().explain(model.reference, picture, said);
    return { verdict, said, map, noMap: null };
  } catch (error) {
    return { verdict, said, map: null, noMap: messageOf(error) };
  }
}

export interface Predictor {
  prediction: Prediction | null;
  problem: string | null;
  busy: boolean;
  /** Resolves when the answer is on screen; an answer overtaken by a newer question is dropped. */
  predict: (model: UsableModel, picture: Blob, explained: boolean) => Promise<void>;
  clear: () => void;
  /** Say why there is nothing to ask about, in place of an answer. */
  refuse: (message: string) => void;
}

/** One question to a model at a time, and its latest answer. */
export function usePrediction(): Predictor {
  const [prediction, setPrediction] = useState<Prediction | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  const predict = useCallback<Predictor['predict']>(async (model, picture, explained) => {
    const question = ++latest.current;
    setBusy(true);
    try {
      const answer = await ask(model, picture, explained);
      if (question !== latest.current) return;
      setPrediction(answer);
      setProblem(null);
    } catch (error) {
      if (question !== latest.current) return;
      setPrediction(null);
      setProblem(messageOf(error));
    } finally {
      if (question === latest.current) setBusy(false);
    }
  }, []);

  const clear = useCallback(() => {
    latest.current++;
    setPrediction(null);
    setProblem(null);
    setBusy(false);
  }, []);

  const refuse = useCallback(
    (message: string) => {
      clear();
      setProblem(message);
    },
    [clear],
  );

  return { prediction, problem, busy, predict, clear, refuse };
}
