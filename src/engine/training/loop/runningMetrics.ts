import * as tf from '@tensorflow/tfjs';
import { NonFiniteLoss } from '../failure';

/**
 * Loss and right answers, summed on the device and read once in a while. `loss` and
 * `accuracy` are means over every image read so far. When they are read does not change
 * them, to the last bit: the sum goes on from where it was.
 */
export class RunningMetrics {
  private sums: tf.Tensor1D | null = null;
  private summedImages = 0;
  private lossSum = 0;
  private correct = 0;
  /** Images read so far. */
  images = 0;

  /** Takes over `batch`, [sum of losses, right answers] of `images` images. */
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
