import * as tf from '@tensorflow/tfjs';
import { batchNorm } from '../../backend/ops/batchNorm';

/** Keras's default. */
const EPSILON = 1e-3;

/**
 * Batch normalisation as in Keras: training normalises by the batch's statistics and updates
 * the moving ones; inference normalises by the moving ones. (tfjs's stock layer can only be
 * switched by `fit`, which the studio's loop does not use, and takes a dozen passes over
 * memory.) Saved as the stock layer.
 */
export class BatchNormalization extends tf.layers.Layer {
  static className = 'BatchNormalization';
  private readonly momentum: number;

  /** `momentum`: the fraction of the moving statistics that a step keeps, in [0, 1). */
  constructor(args: { name: string; momentum: number }) {
    super(args);
    this.momentum = args.momentum;
    this.supportsMasking = true;
  }

  override build(inputShape: tf.Shape): void {
    const shape = [inputShape.at(-1)!];
    const add = (name: string, start: 'ones' | 'zeros', trainable: boolean) =>
      this.addWeight(name, shape, 'float32', tf.initializers[start](), undefined, trainable);
    add('gamma', 'ones', true);
    add('beta', 'zeros', true);
    add('moving_mean', 'zeros', false);
    add('moving_variance', 'ones', false);
    this.built = true;
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0]! : inputs) as tf.Tensor4D;
    if (kwargs.training) return this.train(x, false);
    const [gamma, beta, mean, variance] = this.variables();
    return tf.batchNorm(x, mean, variance, beta, gamma, EPSILON);
  }

  /** The training pass over x, [n, h, w, channels], followed by a ReLU if `relu`. */
  train(x: tf.Tensor4D, relu: boolean): tf.Tensor4D {
    const [gamma, beta, movingMean, movingVariance] = this.variables();
    const { y, mean, variance } = batchNorm(x, gamma, beta, { epsilon: EPSILON, relu });
    const count = x.size / x.shape[3];
    this.move(movingMean, mean, 1);
    // As in Keras, the moving variance averages the unbiased variance.
    this.move(movingVariance, variance, count / Math.max(1, count - 1));
    return y;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const own = { axis: -1, momentum: this.momentum, epsilon: EPSILON, center: true, scale: true };
    return { ...super.getConfig(), ...own };
  }

  private move(moving: tf.Tensor1D, batch: tf.Tensor1D, factor: number): void {
    tf.tidy(() => {
      const kept = tf.mul(moving, this.momentum);
      (moving as tf.Variable).assign(tf.add(kept, tf.mul(batch, (1 - this.momentum) * factor)));
    });
    batch.dispose();
  }

  /** [gamma, beta, moving mean, moving variance]. */
  private variables(): [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D] {
    // By name: the order of `weights` depends on which of them are trainable.
    const of = (name: string) =>
      this.weights
        .find((weight) => weight.originalName.endsWith(`/${name}`))!
        .read() as tf.Tensor1D;
    return [of('gamma'), of('beta'), of('moving_mean'), of('moving_variance')];
  }
}
