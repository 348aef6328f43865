import * as tf from '@tensorflow/tfjs';
import type { ImageHash } from '../../domain/dataset/dataset';
import { progressOf, type Phase, type TrainingEvent } from '../../domain/run/event';
import type { FeatureCounts } from '../../domain/run/run';
import { openSpillBuffer, type SpillBuffer } from '../pixels/spillBuffer';
import { ReadbackThrottle, Stopwatch } from '../training/loop/readbackThrottle';
import type { KeptFeatures } from './keptFeatures';
import { openKeptFeatures } from './store';

/** Memory for one set of features, in bytes; the rest is written to a file. */
const MEMORY_BUDGET = 64 * 2 ** 20;

/** Views in a batch of the backbone: one shape, whatever the recipe's batch size. */
const BATCH = 16;

/** Returns the inputs of the given views, [views.length, ...]. */
export type ReadViews = (views: ArrayLike<number>) => tf.Tensor;

/** A part of a network that does not train. */
export interface FrozenPart {
  /** What its outputs depend on besides the image: network, weights, size of the image. */
  key: string;
  /** Of one output, without the batch. */
  shape: number[];
  /** [n, ...] → its outputs, [n, ...shape]. */
  run(inputs: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/** Views by their numbers: each is an image in an augmentation draw. */
export interface ViewList {
  count: number;
  hashOf(view: number): ImageHash;
  /** Place of the view's draw in `draws`. */
  drawOf(view: number): number;
  /** What each draw depends on besides the image; an empty string where it is not augmented. */
  draws: readonly string[];
}

/** The views of images as they are. */
export const plainViews = (hashes: readonly ImageHash[]): ViewList => ({
  count: hashes.length,
  hashOf: (view) => hashes[view]!,
  drawOf: () => 0,
  draws: [''],
});

/** A frozen part's outputs for every view: float32 records of one size. */
export interface FeatureSet {
  /** The records of the given views as one tensor, [views.length, ...]. */
  read: ReadViews;
  close(): Promise<void>;
}

export interface GatherOptions {
  views: ViewList;
  part: FrozenPart;
  /** The part's inputs. Only the views that are not kept are read. */
  read: ReadViews;
  /** Called once before any of these views is read; not where all of them are kept. */
  prepare?: (missing: readonly number[]) => Promise<void>;
  phase: Phase;
  /** Adds up what was computed and what was read. */
  counts: FeatureCounts;
}

/**
 * A frozen part's outputs for every view: those that earlier runs kept are read, the others
 * computed and kept. Batches have one fixed shape, and the next one is computed while the last
 * is read back. Yields progress and returns the set, which the caller closes; if stopped early,
 * it frees everything.
 */
export async function* gatherFeatures(
  options: GatherOptions,
): AsyncGenerator<TrainingEvent, FeatureSet> {
  const { views, part, counts } = options;
  if (views.count === 0) throw new Error('There are no images to compute features of.');
  const bytes = tf.util.sizeFromShape(part.shape) * Float32Array.BYTES_PER_ELEMENT;
  const store = await openSpillBuffer(views.count, bytes, MEMORY_BUDGET);
  let finished = false;
  const kept = await openKeptFeatures({
    keys: views.draws.map((draw) => `${part.key}\n${draw}`),
    recordBytes: bytes,
    images: Math.ceil(views.count / views.draws.length),
  });
  try {
    const missing = readKept(views, kept, store, bytes);
    counts.read += views.count - missing.length;
    if (missing.length > 0) await options.prepare?.(missing);
    yield* computeMissing(options, missing, (view, record) => {
      store.write(view, record);
      kept[views.drawOf(view)]!.add(views.hashOf(view), record);
      counts.computed++;
    });
    finished = true;
  } finally {
    for (const file of kept) file.close();
    if (!finished) await store.close();
  }
  return {
    read(chosen) {
      const target = new Uint8Array(chosen.length * bytes);
      for (let row = 0; row < chosen.length; row++) store.read(chosen[row]!, target, row * bytes);
      return tf.tensor(new Float32Array(target.buffer), [chosen.length, ...part.shape]);
    },
    close: () => store.close(),
  };
}

/** Copies what is kept to the store; returns the views that are not. */
function readKept(
  views: ViewList,
  kept: readonly KeptFeatures[],
  store: SpillBuffer,
  bytes: number,
): number[] {
  const record = new Uint8Array(bytes);
  const missing: number[] = [];
  for (let view = 0; view < views.count; view++) {
    if (kept[views.drawOf(view)]!.read(views.hashOf(view), record)) store.write(view, record);
    else missing.push(view);
  }
  return missing;
}

async function* computeMissing(
  { part, read, phase }: GatherOptions,
  missing: readonly number[],
  write: (view: number, record: Uint8Array) => void,
): AsyncGenerator<TrainingEvent, void> {
  const watch = new Stopwatch();
  const throttle = new ReadbackThrottle(watch);
  let pending: { features: tf.Tensor; from: number } | null = null;
  const finish = async ({ features, from }: { features: tf.Tensor; from: number }) => {
    const values = (await features.data()) as Float32Array;
    features.dispose();
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const bytes = raw.length / BATCH;
    missing.slice(from, from + BATCH).forEach((view, row) => {
      write(view, raw.subarray(row * bytes, (row + 1) * bytes));
    });
  };
  try {
    for (let from = 0; from < missing.length; from += BATCH) {
      const shown = Array.from(
        { length: BATCH },
        (_, i) => missing[Math.min(from + i, missing.length - 1)]!,
      );
      const inputs = read(shown);
      const features = tf.tidy(() => part.run(inputs));
      inputs.dispose();
      const ready = pending;
      pending = { features, from };
      if (ready) await finish(ready);
      if (!throttle.step()) continue;
      throttle.done();
      const progress = progressOf(from, missing.length, watch.seconds);
      watch.stop();
      yield { kind: 'phase', phase, progress };
      watch.start();
    }
    const last = pending;
    pending = null;
    if (last) await finish(last);
  } finally {
    pending?.features.dispose();
  }
}
