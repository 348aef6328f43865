import type { InferenceApi } from '../engine/protocol/inference';
import { inferenceWorker } from './workers';

/** The one worker that uses models without training them. */
export const inference = (): InferenceApi => inferenceWorker.api;
