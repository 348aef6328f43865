/** What describes a convolution to our kernels. */
import type * as tf from '@tensorflow/tfjs';

export type Geometry = ReturnType<typeof tf.backend_util.computeConv2DInfo>;

/** What a row of images is read from: addresses, 0 for none (assembly/job.ts). */
export interface Source {
  values: number;
  /** An activation whose positive elements let the gradient through. */
  gate?: number;
  /** Which element of its 2 × 2 window each value is the gradient of. */
  winners?: number;
  scale?: number;
}

export interface Output {
  values: number;
  /** Where the winners of a fused 2 × 2 max-pool go; `values` are then the pooled ones. */
  winners?: number;
}

/** The range results are clamped to: an activation. */
export type Clamp = readonly [low: number, high: number];
