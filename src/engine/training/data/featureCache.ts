import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import { openSpillBuffer, type SpillBuffer } from '../../pixels/spillBuffer';
import { ReadbackThrottle, Stopwatch } from '../loop/readbackThrottle';
import { progressOf } from '../../../domain/run/event';
import type { ReadViews } from './viewBatches';

/** Memory for one set of features; what does not fit waits in a file. */
const MEMORY_BUDGET = 64 * 2 ** 20;

/** Images through the trunk at once: one shape, whatever the recipe's batch size. */
const BATCH = 16;

/** What a trunk made of every view: float32 records of one size. */
export interface FeatureSet {
  /** The records of the given views as one tensor, [views.length, ...]. */
  read: ReadViews;
  close(): Promise<void>;
}

/**
 * Run every one of `count` views through a frozen part of the network once. Batches
 * have one fixed shape, and the next is on its way while this one is read back. Yields
 * countable progress and gives the set, which is the caller's to close; stopped
 * half-way, it leaves nothing behind.
 */
export async function* computeFeatures(
  count: number,
  read: ReadViews,
  extract: (inputs: tf.Tensor) => tf.Tensor,
): AsyncGenerator<TrainingEvent, FeatureSet> {
  const writer = new RecordWriter(count);
  const watch = new Stopwatch();
  const meter = new ReadbackThrottle(watch);
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
      if (!meter.step()) continue;
      meter.done();
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

  /** Takes over `batch`. */
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
    if (!store) throw new Error('There are no photographs to take features of.');
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

/** One run's pooled features, and its activations where fine-tuning starts. */
const KEPT = 2;

/**
 * The last sets of this session, so that the next run with the same images, weights,
 * layer, size, augmentation and seed computes nothing again. It owns them.
 */
export class FeatureCache {
  private readonly kept = new Map<string, FeatureSet>();

  /** The set of that key, computed when it is not kept. */
  async *get(
    key: string,
    compute: () => AsyncGenerator<TrainingEvent, FeatureSet>,
  ): AsyncGenerator<TrainingEvent, FeatureSet> {
    const kept = this.kept.get(key);
    if (!kept) await this.forget(); // First, so that no more than two sets ever take space.
    const set = kept ?? (yield* compute());
    // A Map lists its oldest entry first: a set used again goes to the end.
    this.kept.delete(key);
    this.kept.set(key, set);
    return set;
  }

  /** Close the sets used longest ago, until there is room for one more. */
  private async forget(): Promise<void> {
    for (const [key, set] of [...this.kept].slice(0, Math.max(0, this.kept.size - KEPT + 1))) {
      this.kept.delete(key);
      await set.close();
    }
  }
}
