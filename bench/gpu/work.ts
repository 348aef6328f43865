import type * as tf from '@tensorflow/tfjs';

export interface Work {
  /** Do it once; the result stays on the device: [sum of losses, correct] of a training step. */
  run(): tf.Tensor;
  /** Whether the result is wanted on the processor each time, as features and scores are. */
  readEach?: true;
  dispose(): void;
}
