import * as tf from '@tensorflow/tfjs';

/**
 * Kernel: inputs `{x, filter0, bias0, filter1, …}`, one pair a unit in the order of the
 * plan, attributes `{plan}`; the plan's output.
 */
export const CONV_CHAIN = 'ConvChain';

/** A convolution with its bias and, where `relu` names one, ReLU6; padding "same". */
export interface ChainUnit {
  kind: 'conv' | 'depthwise';
  kernel: 1 | 3;
  stride: 1 | 2;
  relu: string | null;
  outputs: number;
}

/** Units one after another; where `add` names it, the block's input is added to its output. */
export interface ChainBlock {
  units: ChainUnit[];
  add: string | null;
}

export interface ChainAttributes extends tf.NamedAttrMap {
  plan: ChainBlock[] & tf.Attribute;
}

/**
 * Whether this backend runs the whole plan over `x` as one kernel: a first 3×3 convolution
 * of stride 2, then 1×1 and 3×3 depthwise ones, each stride halving even sides.
 */
export function runsAsChain(plan: ChainBlock[], [, height, width]: number[]): boolean {
  const units = plan.flatMap((block) => block.units);
  const [first, ...rest] = units;
  const halved = 2 ** units.filter(({ stride }) => stride === 2).length;
  return (
    tf.getKernel(CONV_CHAIN, tf.getBackend()) !== undefined &&
    first?.kind === 'conv' &&
    first.kernel === 3 &&
    first.stride === 2 &&
    rest.every(({ kind, kernel, stride }) =>
      kind === 'conv' ? kernel === 1 && stride === 1 : kernel === 3,
    ) &&
    units.every(({ outputs }) => outputs % 4 === 0) &&
    height! % halved === 0 &&
    width! % halved === 0
  );
}

/**
 * The plan over x [n, height, width, 3] without a tape, where `runsAsChain` says so; filter and bias
 * of each unit are as tfjs's fused convolutions take them.
 */
export function convChain(
  plan: ChainBlock[],
  x: tf.Tensor4D,
  weights: { kernel: tf.Tensor4D; bias: tf.Tensor1D }[],
): tf.Tensor4D {
  const inputs: tf.NamedTensorMap = { x };
  weights.forEach(({ kernel, bias }, i) => {
    inputs[`filter${i}`] = kernel;
    inputs[`bias${i}`] = bias;
  });
  const attributes = { plan } as unknown as ChainAttributes;
  return tf.engine().runKernel<tf.Tensor4D>(CONV_CHAIN, inputs, attributes);
}
