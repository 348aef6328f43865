import * as tf from '@tensorflow/tfjs';
import type { Calibration } from '../format';
import type { Graph } from '../graph/graph';
import { graphForward } from '../graph/graphForward';
import { batchTensor } from '../predictSplit';

export interface Range {
  least: number;
  largest: number;
}

/** By the names of operations, and `linearName` of dense ones. */
export type Ranges = Map<string, Range>;

/** Images of one run. */
const BATCH = 4;

/**
 * The least and the largest value of each output on these images. Throws `signal`'s reason when
 * it is aborted.
 */
export async function calibrate(
  graph: Graph,
  { images, progress, signal }: Calibration,
): Promise<Ranges> {
  const ranges: Ranges = new Map();
  const observe = (name: string, output: tf.Tensor) => {
    const [least] = tf.min(output).dataSync();
    const [largest] = tf.max(output).dataSync();
    const range = ranges.get(name);
    ranges.set(name, {
      least: Math.min(least!, range?.least ?? Infinity),
      largest: Math.max(largest!, range?.largest ?? -Infinity),
    });
  };
  const { run } = graphForward(graph, observe);
  for (let at = 0; at < images.length; at += BATCH) {
    const batch = await Promise.all(images.slice(at, at + BATCH).map((read) => read()));
    signal.throwIfAborted();
    tf.tidy(() => run(batchTensor(batch, graph.inputSize))).dispose();
    progress((at + batch.length) / images.length);
  }
  return ranges;
}
