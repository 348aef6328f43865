import type { ImageHash } from '../domain/dataset/dataset';
import type { CorruptedExample } from '../engine/protocol/inference';
import { cancellable } from './cancellable';
import { inference } from './inference';

/**
 * Measure a run's accuracy on corrupted test images, or on the `common` ones, and store it with the run's evaluation. `onProgress`
 * takes the fraction done, in [0, 1]. Throws `signal`'s reason once it is aborted, else an Error
 * with a message for the user.
 */
export const measureRobustness = (
  runId: string,
  common: readonly ImageHash[] | null,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<void> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().measureRobustness({ id, runId, common }, report),
  );

/** One of its test images at every strength; null where it is gone. */
export const corruptedExample = (runId: string): Promise<CorruptedExample | null> =>
  inference().corruptedExample(runId);
