import type * as tf from '@tensorflow/tfjs';
import type { Forward } from './family';

/** The model's own layers, in inference mode. */
export const plainForward = (model: tf.LayersModel): Forward => ({
  run: (images) => model.apply(images, { training: false }) as tf.Tensor,
  dispose: () => undefined,
});
