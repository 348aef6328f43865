import type { ImageHash } from '../domain/dataset/dataset';
import { cancellable } from './cancellable';
import { inference } from './inference';

/**
 * Pooled features of stored images by pretrained MobileNetV2 as it is, [n, channels] row by row in
 * the order of `hashes`: 960 channels with the bundled weights. Kept ones are read, the others
 * computed and kept. `onProgress` takes the fraction done, in [0, 1]. Throws `signal`'s reason
 * once it is aborted, else an Error with a message for the user.
 */
export const imageFeatures = (
  hashes: readonly ImageHash[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
  weights = 'bundled',
): Promise<Float32Array<ArrayBuffer>> =>
  cancellable(onProgress, signal, (id, report) =>
    inference().features({ id, hashes: [...hashes], weights }, report),
  );
