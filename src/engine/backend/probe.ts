/** A short measurement of a training step, by which `auto` decides between two good backends. */
import * as tf from '@tensorflow/tfjs';
import type { BackendName } from '../../domain/run/run';

/** The version stored with the result. Change it for a new probe or faster kernels, so that every device is measured again. */
export const PROBE_VERSION = 2;
const STEPS = 3;

export interface ProbeRecord {
  /** The probe's version and the devices it saw; if either differs, measure again. */
  version: string;
  backend: string;
  /** Milliseconds for a step, by backend. */
  measured: Record<string, number>;
  at: number;
}

/** Where the last measurement is kept; a worker entry point passes the one in storage. */
export interface ProbeStore {
  get(): Promise<ProbeRecord | undefined>;
  set(record: ProbeRecord): Promise<void>;
}

/**
 * Milliseconds that the current backend takes for a training step of two small
 * convolutions (8 images of 64 px), the best of three after a warm-up.
 */
export async function measureStep(): Promise<number> {
  const images = tf.randomUniform<tf.Rank.R4>([8, 64, 64, 3], 0, 1, 'float32', 1);
  const first = tf.randomNormal<tf.Rank.R4>([3, 3, 3, 16], 0, 0.1, 'float32', 2);
  const second = tf.randomNormal<tf.Rank.R4>([3, 3, 16, 32], 0, 0.1, 'float32', 3);
  const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor) => {
    const layer = (x: tf.Tensor4D, filter: tf.Tensor) =>
      tf.maxPool(tf.relu(tf.conv2d(x, filter as tf.Tensor4D, 1, 'same')), 2, 2, 'same');
    return tf.mean(layer(layer(images, a), b));
  });
  let best = Infinity;
  for (let step = 0; step <= STEPS; step++) {
    const start = performance.now();
    const results = gradients([first, second]);
    await results[0]?.data();
    if (step > 0) best = Math.min(best, performance.now() - start);
    tf.dispose(results);
  }
  tf.dispose([images, first, second]);
  return best;
}

/** The faster of the two by measurement; stored when `store` is given. */
export async function measuredChoice(
  names: [BackendName, BackendName],
  device: string,
  start: (name: BackendName) => Promise<void>,
  store?: ProbeStore,
): Promise<ProbeRecord> {
  const version = `${PROBE_VERSION}: ${device}`;
  const remembered = await store?.get();
  if (remembered?.version === version) return remembered;
  const measured: Record<string, number> = {};
  for (const name of names) {
    await start(name);
    measured[name] = await measureStep();
  }
  const [a, b] = names;
  const backend = (measured[a] ?? Infinity) <= (measured[b] ?? Infinity) ? a : b;
  const record = { version, backend, measured, at: Date.now() };
  await store?.set(record);
  return record;
}
