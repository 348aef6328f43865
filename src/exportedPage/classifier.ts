import { fromBase64 } from '../domain/base64';
import { isSure } from '../domain/evaluation/abstain';
import { decide, scoresOf } from '../domain/task';
import {
  MODEL_ELEMENT,
  unpackGraph,
  WEIGHTS_ELEMENT,
  type PageModel,
} from '../engine/exporting/page/pageModel';
import { gradCam, type AttributionMap } from './gradCam';
import { Machine } from './kernels';
import { Network } from './network';

/** The compiled kernels in base64; the build writes them here (scripts/exportedPage.ts). */
declare const KERNELS: string;

export interface Result {
  /** One a class, summing to 1. */
  scores: number[];
  /** Index of the predicted class. */
  predicted: number;
  /** Whether it is answered: from the model's minimum confidence on. */
  sure: boolean;
  milliseconds: number;
  map: AttributionMap | null;
}

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';

/** What the page says of its model. */
export const readModel = (): PageModel => JSON.parse(textOf(MODEL_ELEMENT)) as PageModel;

export interface Classifier {
  /** Classifies RGB bytes, [size, size, 3], with a Grad-CAM map when `explained`. */
  classify(pixels: Uint8Array, explained: boolean): Result;
}

/** Makes the model in the page ready. Throws when this browser cannot run it. */
export async function startClassifier(model: PageModel): Promise<Classifier> {
  const machine = await Machine.start(fromBase64(KERNELS));
  const network = new Network(machine, unpackGraph(model, textOf(WEIGHTS_ELEMENT)));
  // The text is as large as the weights and is not needed any more.
  document.getElementById(WEIGHTS_ELEMENT)?.remove();
  return {
    classify(pixels, explained) {
      const started = performance.now();
      const scores = scoresOf(network.run(pixels));
      const milliseconds = performance.now() - started;
      const predicted = decide(scores, model.threshold);
      const sure = isSure(scores, model.threshold, model.minConfidence);
      const map = explained ? gradCam(network, predicted) : null;
      return { scores, predicted, sure, milliseconds, map };
    },
  };
}
