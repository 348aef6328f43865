import * as tf from '@tensorflow/tfjs';

/**
 * Kernel: inputs `{x, filter0, bias0, filter1, …}`, one pair a unit in the order of the
 * plan, attributes `{plan}`; the plan's output.
 */
export const FUSED_BOTTLENECKS = 'FusedBottlenecks';

/**
 * Kernel of a backend whose FUSED_BOTTLENECKS takes filters in a layout of its own: input
 * `{filter}`, attributes `{outputs}`; the filter in that layout.
 */
export const PACK_FILTER = 'PackFilter';

/** A convolution with its bias and, where `relu` names one, ReLU6; padding "same". */
export interface FusedUnit {
  kind: 'conv' | 'depthwise';
  kernel: 1 | 3;
  stride: 1 | 2;
  relu: string | null;
  outputs: number;
}

/** Units one after another; where `add` names it, the block's input is added to its output. */
export interface FusedBlock {
  units: FusedUnit[];
  add: string | null;
}

export interface FusedAttributes extends tf.NamedAttrMap {
  plan: FusedBlock[] & tf.Attribute;
}

/** Whether this backend runs the whole plan over an `x` of this shape as one kernel. */
export function runsFused(plan: FusedBlock[], shape: number[]): boolean {
  const backend = tf.getBackend();
  if (!tf.getKernel(FUSED_BOTTLENECKS, backend)) return false;
  return backend === 'wasm' ? isOfBottlenecks(plan) : halvesEvenSides(plan, shape);
}

/**
 * For WASM: blocks of convolutions alone, or a depthwise one with ReLU6 between an expansion
 * with ReLU6 and a projection without, of which either may be missing.
 */
function isOfBottlenecks(plan: FusedBlock[]): boolean {
  return plan.every(({ units, add }) => {
    const at = units.findIndex(({ kind }) => kind === 'depthwise');
    if (at < 0) return !add;
    const [depthwise, project, ...more] = units.slice(at);
    return (
      at <= 1 &&
      more.length === 0 &&
      units.every(({ outputs }) => outputs % 8 === 0) &&
      units
        .slice(0, at)
        .every(({ kernel, stride, relu }) => kernel === 1 && stride === 1 && relu) &&
      depthwise!.kernel === 3 &&
      depthwise!.relu !== null &&
      (!project || (project.kind === 'conv' && project.kernel === 1 && project.relu === null)) &&
      (!add || project !== undefined)
    );
  });
}

/**
 * For WebGL: a first 3×3 convolution of stride 2, then 1×1 and 3×3 depthwise ones, each
 * stride halving even sides.
 */
function halvesEvenSides(plan: FusedBlock[], [, height, width]: number[]): boolean {
  const units = plan.flatMap((block) => block.units);
  const [first, ...rest] = units;
  const halved = 2 ** units.filter(({ stride }) => stride === 2).length;
  return (
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

export interface FusedWeights {
  kernel: tf.Tensor;
  bias: tf.Tensor1D;
}

/**
 * Each unit's filter and bias, as tfjs's fused convolutions take them, as `fusedBottlenecks` takes
 * them on this backend. Kept until the caller disposes of them, whatever tidy they are made in.
 */
export function packWeights(plan: FusedBlock[], weights: FusedWeights[]): FusedWeights[] {
  const packs = tf.getKernel(PACK_FILTER, tf.getBackend()) !== undefined;
  const units = plan.flatMap((block) => block.units);
  return weights.map(({ kernel, bias }, i) => {
    const { outputs } = units[i]!;
    const packed = packs
      ? tf.engine().runKernel<tf.Tensor>(PACK_FILTER, { filter: kernel }, { outputs })
      : kernel.clone();
    return { kernel: tf.keep(packed), bias: tf.keep(bias.clone()) };
  });
}

/**
 * The plan over x [n, height, width, channels] without a tape, where `runsFused` says so, with
 * weights from `packWeights` on the same backend.
 */
export function fusedBottlenecks(
  plan: FusedBlock[],
  x: tf.Tensor4D,
  weights: FusedWeights[],
): tf.Tensor4D {
  const inputs: tf.NamedTensorMap = { x };
  weights.forEach(({ kernel, bias }, i) => {
    inputs[`filter${i}`] = kernel;
    inputs[`bias${i}`] = bias;
  });
  const attributes = { plan } as unknown as FusedAttributes;
  return tf.engine().runKernel<tf.Tensor4D>(FUSED_BOTTLENECKS, inputs, attributes);
}
