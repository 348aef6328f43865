/** Steps over all of a network's weights in one job: Adam and the weights' average. */
import type * as tf from '@tensorflow/tfjs';
import { ADAM_UPDATES, adamStepSize, type AdamAttributes } from '../ops/adamUpdate';
import { MOVING_AVERAGES, type MovingAveragesAttributes } from '../ops/movingAverages';
import { kernelPool } from './kernelPool';
import type { KernelName } from './shared';
import { addressOf, emptyTensor, kernel, sizeOf, withMemory } from './tensors';

/** Floats of a share, which one thread takes: some tens of microseconds of work. */
const SHARE = 1 << 15;

/** Tensors of one size that are worked through together. */
type Group = tf.TensorInfo[];

/**
 * Run a kernel on shares of every group's tensors. A row of its table has the address of each tensor's
 * share, the floats that `extras` gives, and the number of elements.
 */
function inShares(
  name: KernelName,
  groups: Group[],
  extras: readonly number[],
  floats: readonly number[] = [],
): void {
  const words = groups[0]!.length + extras.length + 1;
  const shares = groups.map((group) => Math.ceil(sizeOf(group[0]!) / SHARE));
  const tasks = shares.reduce((sum, count) => sum + count, 0);
  withMemory(4 * words * tasks, (table) => {
    const { buffer } = kernelPool().machine.memory;
    const integers = new Int32Array(buffer, table, words * tasks);
    const numbers = new Float32Array(buffer, table, words * tasks);
    let at = 0;
    groups.forEach((group, g) => {
      const addresses = group.map(addressOf);
      const size = sizeOf(group[0]!);
      for (let share = 0; share < shares[g]!; share++) {
        for (const address of addresses) integers[at++] = address + 4 * SHARE * share;
        for (const extra of extras) numbers[at++] = extra;
        integers[at++] = Math.min(SHARE, size - SHARE * share);
      }
    });
    kernelPool().run(name, [table], [...floats], tasks, 1);
  });
}

const inGroups = (inputs: tf.NamedTensorInfoMap, size: number): Group[] => {
  const all = Object.values(inputs) as tf.TensorInfo[];
  return Array.from({ length: all.length / size }, (_, i) => all.slice(i * size, (i + 1) * size));
};

const adam = kernel(ADAM_UPDATES, ({ inputs, attrs }) => {
  const attributes = attrs as AdamAttributes;
  const { beta1, beta2, epsilon } = attributes;
  const groups = inGroups(inputs, 4);
  const outputs = groups.map(([value]) => [0, 1, 2].map(() => emptyTensor(value!.shape)));
  const rows = groups.map((group, i) => [...group, ...outputs[i]!]);
  inShares('adamUpdates', rows, [adamStepSize(attributes), beta1, beta2, epsilon]);
  return outputs.flat();
});

const averages = kernel(MOVING_AVERAGES, ({ inputs, attrs }) => {
  const { decay } = attrs as MovingAveragesAttributes;
  const groups = inGroups(inputs, 2);
  const outputs = groups.map(([average]) => emptyTensor(average!.shape));
  const rows = groups.map((group, i) => [...group, outputs[i]!]);
  inShares('movingAverages', rows, [], [decay]);
  return outputs;
});

export const weightsKernels: tf.KernelConfig[] = [adam, averages];
