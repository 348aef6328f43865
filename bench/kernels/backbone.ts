/** MobileNetV2's frozen backbone with made-up weights, whole and block by block. */
import * as tf from '@tensorflow/tfjs';
import { FrozenBackbone } from '../../src/engine/models/mobilenetv2/frozenBackbone';
import { mobileNetPlan, planWeights, type Plan } from '../../src/domain/models/mobilenetv2Plan';

export interface Part {
  name: string;
  /** One pass over the batch; the output is disposed of. */
  run(): void;
  outputs(): tf.Tensor;
  /** Multiply-adds of a pass, as 10⁹ operations, two each. */
  gflop: number;
}

/** Weights that keep activations of a size. */
function madeUpWeights(plan: Plan): Map<string, tf.Tensor> {
  return new Map(
    [...planWeights(plan)].map(([name, shape], seed): [string, tf.Tensor] => {
      if (/gamma|variance/.test(name)) return [name, tf.ones(shape)];
      const summed = name.endsWith('/kernel') ? shape[0]! ** 2 * shape[2]! : 9;
      return [name, tf.randomNormal(shape, 0, Math.sqrt(2 / summed), 'float32', seed + 1)];
    }),
  );
}

/** The whole backbone at `size` pixels. */
export function wholeBackbone(alpha: number, size: number, batch: number): Part {
  const plan = mobileNetPlan(alpha);
  return part('whole', plan, [batch, size, size, 3], madeUpWeights(plan));
}

/** The whole backbone at `size` pixels, then each block alone, the stem with the first. */
export function backboneParts(alpha: number, size: number, batch: number): Part[] {
  const plan = mobileNetPlan(alpha);
  const weights = madeUpWeights(plan);
  const parts: Part[] = [part('whole', plan, [batch, size, size, 3], weights)];
  let side = size;
  for (let at = 0; at < plan.length; at = at === 0 ? 2 : at + 1) {
    const blocks = plan.slice(at, at === 0 ? 2 : at + 1);
    const { inputs } = blocks[0]!.units[0]!;
    parts.push(part(blocks.at(-1)!.name, blocks, [batch, side, side, inputs], weights));
    side = blocks.reduce((now, block) => outSide(block.units, now), side);
  }
  return parts;
}

const outSide = (units: Plan[number]['units'], side: number): number =>
  units.reduce((now, { stride }) => Math.ceil(now / stride), side);

function part(
  name: string,
  plan: Plan,
  shape: [number, number, number, number],
  weights: Map<string, tf.Tensor>,
): Part {
  const backbone = new FrozenBackbone(plan, (weight) => weights.get(weight)!);
  const x = tf.randomUniform<tf.Rank.R4>(shape, 0, 1, 'float32', 1);
  let [operations, side] = [0, shape[1]];
  for (const { kind, kernel, inputs, outputs, stride } of plan.flatMap(({ units }) => units)) {
    side = Math.ceil(side / stride);
    operations += side ** 2 * kernel ** 2 * outputs * (kind === 'conv' ? inputs : 1);
  }
  const outputs = () => backbone.run(x);
  return {
    name,
    run: () => outputs().dispose(),
    outputs,
    gflop: (2 * shape[0] * operations) / 1e9,
  };
}
