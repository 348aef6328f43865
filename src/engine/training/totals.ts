import * as tf from '@tensorflow/tfjs';
import { NonFiniteLoss } from './failure';

/**
 * Loss and right answers, summed on the device and read once in a while. `loss` and
 * `accuracy` are means over every image read so far.
 */
export class Totals {
  private pending: tf.Tensor1D | null = null;
  private pendingImages = 0;
  private lossSum = 0;
  private correct = 0;
  images = 0;

  /** Takes over `batch`, [sum of losses, right answers] of `images` images. */
  add(batch: tf.Tensor1D, images: number): void {
    const before = this.pending;
    this.pending = before ? tf.add(before, batch) : batch;
    if (before) tf.dispose([before, batch]);
    this.pendingImages += images;
  }

  /** Read what is pending; throws NonFiniteLoss when the loss is no longer a number. */
  async read(): Promise<void> {
    if (!this.pending) return;
    const pending = this.pending;
    this.pending = null;
    const [loss, correct] = await pending.data();
    pending.dispose();
    if (!Number.isFinite(loss)) throw new NonFiniteLoss();
    this.lossSum += loss!;
    this.correct += correct!;
    this.images += this.pendingImages;
    this.pendingImages = 0;
  }

  get loss(): number {
    return this.images === 0 ? 0 : this.lossSum / this.images;
  }

  get accuracy(): number {
    return this.images === 0 ? 0 : this.correct / this.images;
  }

  dispose(): void {
    this.pending?.dispose();
    this.pending = null;
  }
}
