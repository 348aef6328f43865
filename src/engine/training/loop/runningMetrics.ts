import * as tf from '@tensorflow/tfjs';
import { NonFiniteLoss } from '../failure';

/**
 * Loss and correct predictions, summed on the device and read back from time to time.
 * `loss` and `accuracy` are means over every image read so far. A readback does not reset
 * the sums, so the results do not depend, to the last bit, on when it happens.
 */
export class RunningMetrics {
  private sums: tf.Tensor1D | null = null;
  private summedImages = 0;
  private lossSum = 0;
  private correct = 0;
  /** Images read so far. */
  images = 0;

  /** Adds `batch`, [sum of losses, correct predictions] of `images` images, and disposes of it. */
  add(batch: tf.Tensor1D, images: number): void {
    const before = this.sums;
    this.sums = before ? tf.add(before, batch) : batch;
    if (before) tf.dispose([before, batch]);
    this.summedImages += images;
  }

  /** Read the sums; throws NonFiniteLoss when the loss is no longer a number. */
  async read(): Promise<void> {
    if (!this.sums) return;
    const images = this.summedImages;
    const [loss, correct] = await this.sums.data();
    if (!Number.isFinite(loss)) throw new NonFiniteLoss();
    this.lossSum = loss!;
    this.correct = correct!;
    this.images = images;
  }

  get loss(): number {
    return this.images === 0 ? 0 : this.lossSum / this.images;
  }

  get accuracy(): number {
    return this.images === 0 ? 0 : this.correct / this.images;
  }

  dispose(): void {
    this.sums?.dispose();
    this.sums = null;
  }
}
