import * as tf from '@tensorflow/tfjs';
import { deriveSeed } from '../../../domain/random';
import { seededDropout } from '../../backend/ops/seededDropout';

/**
 * Dropout whose mask is a function of a seed that the training loop sets before
 * each step, so that a run can be repeated and continued exactly. Saved as a stock
 * `Dropout` (class name and configuration), which behaves the same in inference.
 */
export class SeededDropout extends tf.layers.Layer {
  static className = 'Dropout';
  /** Set before each training step; see `seedDropout`. */
  seed = 0;
  readonly rate: number;

  constructor(args: { rate: number; name?: string }) {
    super(args);
    this.rate = args.rate;
    this.supportsMasking = true;
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    if (!kwargs.training || this.rate === 0) return x;
    return seededDropout(x, this.rate, this.seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, noiseShape: null, seed: null };
  }
}

/** Give every SeededDropout among `layers` its own mask for the coming step. */
export function seedDropout(layers: tf.layers.Layer[], seed: number): void {
  for (const layer of layers) {
    if (layer instanceof SeededDropout) layer.seed = deriveSeed(seed, layer.name);
  }
}
