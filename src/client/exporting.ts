import type { FailedFormat, FormatCheck } from '../engine/protocol/exporting';
import type { ModelReference } from '../engine/protocol/models';
import { cancellable } from './cancellable';
import { withDataset } from './datasetLock';
import { inference } from './inference';

type Report = (fraction: number) => void;

/**
 * Models in these formats (by id), in one zip, and which could not be written. `onProgress` takes the fraction done, in
 * [0, 1]. Throws `signal`'s reason once it is aborted, else an Error with a message for the
 * user.
 */
export const exportZip = (
  models: ModelReference[],
  formats: string[],
  onProgress: Report,
  signal: AbortSignal,
): Promise<{ zip: Blob; failed: FailedFormat[] }> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().exportZip({ id, models, formats }, report),
  );

/** What the model answers in an approximate format; as `InferenceApi.checkFormat`. Throws as `exportZip` does. */
export const checkFormat = (
  model: ModelReference,
  format: string,
  onProgress: Report,
  signal: AbortSignal,
): Promise<FormatCheck | null> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().checkFormat({ id, model, format }, report),
  );

/**
 * An imported model's evaluation on the dataset's validation and test images, stored for Compare
 * in place of an earlier one. Waits for an import to finish. Throws as `exportZip` does.
 */
export const evaluateImported = (
  modelId: string,
  onProgress: Report,
  signal: AbortSignal,
): Promise<void> =>
  withDataset(() =>
    cancellable(onProgress, signal, (id, report) =>
      inference().evaluateImported({ id, modelId }, report),
    ),
  );
