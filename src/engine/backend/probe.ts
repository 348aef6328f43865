/** A short measurement of a training step, by which `auto` decides between two good backends. */
import * as tf from '@tensorflow/tfjs';
import type { BackendName } from '../../domain/run/run';
import { convReluPool } from './ops/convReluPool';

/** The version stored with the result. Change it for a new probe or faster kernels, so that every device is measured again. */
export const PROBE_VERSION = 3;
const STEPS = 3;
/** Milliseconds of a warm-up after which nothing more is measured. */
const PATIENCE = 5000;

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
 * Milliseconds that the current backend takes for a training step of the CNN's first two layers, the best
 * of three after a warm-up, or the warm-up where that takes seconds. The layers are the ones that training
 * runs: as separate operations they cost WASM ten times as much. With fewer images a graphics card
 * mostly waits for its orders.
 */
export async function measureStep(count = 32, size = 128): Promise<number> {
  const images = tf.randomUniform<tf.Rank.R4>([count, size, size, 3], 0, 1, 'float32', 1);
  const first = tf.randomNormal<tf.Rank.R4>([3, 3, 3, 16], 0, 0.1, 'float32', 2);
  const second = tf.randomNormal<tf.Rank.R4>([3, 3, 16, 32], 0, 0.1, 'float32', 3);
  const [bias1, bias2] = [tf.zeros<tf.Rank.R1>([16]), tf.zeros<tf.Rank.R1>([32])];
  const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor) => {
    const hidden = convReluPool(images, a as tf.Tensor4D, bias1);
    return tf.mean(convReluPool(hidden, b as tf.Tensor4D, bias2));
  });
  const times: number[] = [];
  while (times.length <= STEPS) {
    const start = performance.now();
    const results = gradients([first, second]);
    await results[0]?.data();
    times.push(performance.now() - start);
    tf.dispose(results);
    if (times[0]! > PATIENCE) break;
  }
  tf.dispose([images, first, second, bias1, bias2]);
  return Math.min(...(times.length > 1 ? times.slice(1) : times));
}

/** The fastest by measurement, of those that start; stored when `store` is given. Throws when none starts. */
export async function measuredChoice(
  names: BackendName[],
  device: string,
  start: (name: BackendName) => Promise<void>,
  store?: ProbeStore,
  measure: () => Promise<number> = measureStep,
): Promise<ProbeRecord> {
  const version = `${PROBE_VERSION}: ${device}`;
  const remembered = await store?.get();
  if (remembered?.version === version) return remembered;
  const measured: Record<string, number> = {};
  let failure: unknown = new Error('There is nothing to measure.');
  for (const name of names) {
    try {
      await start(name);
      measured[name] = await measure();
    } catch (error) {
      failure = error;
    }
  }
  const [fastest] = Object.entries(measured).sort(([, a], [, b]) => a - b);
  if (!fastest) throw failure;
  const record = { version, backend: fastest[0], measured, at: Date.now() };
  await store?.set(record);
  return record;
}
