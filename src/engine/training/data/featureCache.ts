import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import { openSpillBuffer, type SpillBuffer } from '../../pixels/spillBuffer';
import { ReadbackThrottle, Stopwatch } from '../loop/readbackThrottle';
import { progressOf } from '../../../domain/run/event';
import type { ReadViews } from './viewBatches';

/** Memory for one set of features, in bytes; the rest is written to a file. */
const MEMORY_BUDGET = 64 * 2 ** 20;

/** Views in a batch of the backbone: one shape, whatever the recipe's batch size. */
const BATCH = 16;

/** A backbone's outputs for every view: float32 records of one size. */
export interface FeatureSet {
  /** The records of the given views as one tensor, [views.length, ...]. */
  read: ReadViews;
  close(): Promise<void>;
}

/**
 * Run each of `count` views once through a frozen part of the network. Batches have one
 * fixed shape, and the next one is computed while the last is read back. Yields progress
 * and returns the set, which the caller closes; if stopped early, it frees everything.
 */
export async function* computeFeatures(
  count: number,
  read: ReadViews,
  extract: (inputs: tf.Tensor) => tf.Tensor,
): AsyncGenerator<TrainingEvent, FeatureSet> {
  const writer = new RecordWriter(count);
  const watch = new Stopwatch();
  const throttle = new ReadbackThrottle(watch);
  let pending: tf.Tensor | null = null;
  let finished = false;
  try {
    for (let from = 0; from < count; from += BATCH) {
      const shown = Array.from({ length: BATCH }, (_, i) => Math.min(from + i, count - 1));
      const inputs = read(shown);
      const features = tf.tidy(() => extract(inputs));
      inputs.dispose();
      const ready = pending;
      pending = features;
      if (ready) await writer.append(ready);
      if (!throttle.step()) continue;
      throttle.done();
      const progress = progressOf(from, count, watch.seconds);
      watch.stop();
      yield { kind: 'phase', phase: 'computing-features', progress };
      watch.start();
    }
    if (pending) await writer.append(pending);
    pending = null;
    finished = true;
    return writer.finish();
  } finally {
    pending?.dispose();
    if (!finished) await writer.close();
  }
}

/** Writes batches of records one after another; what is past `count` is padding. */
class RecordWriter {
  private store: SpillBuffer | null = null;
  private shape: number[] = [];
  private bytes = 0;
  private written = 0;

  constructor(private readonly count: number) {}

  /** Appends the batch's rows and disposes of it. */
  async append(batch: tf.Tensor): Promise<void> {
    const values = (await batch.data()) as Float32Array;
    this.shape = batch.shape.slice(1);
    batch.dispose();
    this.bytes = tf.util.sizeFromShape(this.shape) * Float32Array.BYTES_PER_ELEMENT;
    this.store ??= await openSpillBuffer(this.count, this.bytes, MEMORY_BUDGET);
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let at = 0; at < raw.length && this.written < this.count; at += this.bytes) {
      this.store.write(this.written++, raw.subarray(at, at + this.bytes));
    }
  }

  finish(): FeatureSet {
    const { store, bytes, shape } = this;
    if (!store) throw new Error('There are no images to compute features of.');
    return {
      read(views) {
        const target = new Uint8Array(views.length * bytes);
        for (let row = 0; row < views.length; row++) store.read(views[row]!, target, row * bytes);
        return tf.tensor(new Float32Array(target.buffer), [views.length, ...shape]);
      },
      close: () => store.close(),
    };
  }

  async close(): Promise<void> {
    await this.store?.close();
  }
}

/** One run's pooled features and the activations that fine-tuning starts from. */
const KEPT = 2;

/**
 * The most recently used sets of this session, so that another run with the same images,
 * weights, layer, size, augmentation and seed need not compute them again. It closes them.
 */
export class FeatureCache {
  private readonly kept = new Map<string, FeatureSet>();

  /** The set with this key, computed when it is not in the cache. */
  async *get(
    key: string,
    compute: () => AsyncGenerator<TrainingEvent, FeatureSet>,
  ): AsyncGenerator<TrainingEvent, FeatureSet> {
    const kept = this.kept.get(key);
    if (!kept) await this.evict(); // First, so that never more than two sets take space.
    const set = kept ?? (yield* compute());
    // A Map keeps insertion order: a set used again moves to the end.
    this.kept.delete(key);
    this.kept.set(key, set);
    return set;
  }

  /** Close the least recently used sets, until one more fits. */
  private async evict(): Promise<void> {
    for (const [key, set] of [...this.kept].slice(0, Math.max(0, this.kept.size - KEPT + 1))) {
      this.kept.delete(key);
      await set.close();
    }
  }
}
