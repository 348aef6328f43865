import { proxy } from 'comlink';
import type { FileEvaluation } from '../domain/evaluation/fileEvaluation';
import type { Progress } from '../domain/run/event';
import type { IncomingFile } from '../engine/protocol/importing';
import type { ModelReference } from '../engine/protocol/models';
import { cancellable } from './cancellable';
import { inference } from './inference';

/** Files handed to the worker in one task of the main thread. */
const BATCH = 100;

/**
 * A model's evaluation on files that are not imported; nothing is stored. Throws `signal`'s
 * reason once it is aborted, else an Error with a message for the user.
 */
export const evaluateFiles = (
  model: ModelReference,
  files: IncomingFile[],
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<FileEvaluation> =>
  cancellable(onProgress, signal, (id, report) => {
    let given = 0;
    const nextFiles = async () => files.slice(given, (given += BATCH));
    return inference().evaluateFiles({ id, model }, proxy(nextFiles), report);
  });
