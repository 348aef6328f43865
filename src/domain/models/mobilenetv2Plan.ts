/**
 * MobileNetV2 (arXiv 1801.04381) as data, exactly as Keras builds it and with
 * Keras's names. The LayersModel, the fast folded backbone and the weight check all
 * read this one plan, so they cannot disagree.
 */
import { message, StudioError } from '../../texts/message';

/** One convolution with the batch normalisation, and the ReLU6 if any, behind it. */
export interface ConvUnit {
  kind: 'conv' | 'depthwise';
  /** Layer name; the kernel is `<name>/kernel` or `<name>/depthwise_kernel`. */
  name: string;
  norm: string;
  /** ReLU6 layer name, or null for a linear bottleneck. */
  relu: string | null;
  /** Zero-padding layer before a stride of 2, or null. */
  pad: string | null;
  kernel: 1 | 3;
  stride: 1 | 2;
  inputs: number;
  outputs: number;
}

export interface Block {
  /** `stem`, `expanded_conv`, `block_1` … `block_16`, `top`. */
  name: string;
  units: ConvUnit[];
  /** Name of the layer that adds the block's input to its output, or null. */
  add: string | null;
}

export type Plan = Block[];

/** Channels, stride of each inverted residual block; the first is `expanded_conv`. */
const BOTTLENECKS: [channels: number, stride: 1 | 2][] = [
  [16, 1],
  ...stage(24, 2, 2),
  ...stage(32, 2, 3),
  ...stage(64, 2, 4),
  ...stage(96, 1, 3),
  ...stage(160, 2, 3),
  ...stage(320, 1, 1),
];

function stage(channels: number, stride: 1 | 2, count: number): [number, 1 | 2][] {
  return Array.from({ length: count }, (_, i) => [channels, i === 0 ? stride : 1]);
}

const EXPANSION = 6;

/** Round channels to a multiple of 8, never down by more than a tenth (as in the paper's code). */
function roundChannels(channels: number): number {
  const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** The whole network without its classifier, for a width multiplier `alpha`. */
export function mobileNetPlan(alpha: number): Plan {
  const plan: Plan = [];
  let channels = roundChannels(32 * alpha);
  plan.push({
    name: 'stem',
    add: null,
    units: [
      {
        kind: 'conv',
        name: 'Conv1',
        norm: 'bn_Conv1',
        relu: 'Conv1_relu',
        pad: 'Conv1_pad',
        kernel: 3,
        stride: 2,
        inputs: 3,
        outputs: channels,
      },
    ],
  });
  BOTTLENECKS.forEach(([base, stride], index) => {
    const outputs = roundChannels(Math.floor(base * alpha));
    plan.push(bottleneck(index, channels, outputs, stride));
    channels = outputs;
  });
  const last = alpha > 1 ? roundChannels(1280 * alpha) : 1280;
  plan.push({
    name: 'top',
    add: null,
    units: [
      { ...pointwise('Conv_1', channels, last), norm: 'Conv_1_bn', relu: 'out_relu', pad: null },
    ],
  });
  return plan;
}

function pointwise(name: string, inputs: number, outputs: number) {
  return { kind: 'conv' as const, name, kernel: 1 as const, stride: 1 as const, inputs, outputs };
}

function bottleneck(index: number, inputs: number, outputs: number, stride: 1 | 2): Block {
  const name = index === 0 ? 'expanded_conv' : `block_${index}`;
  const wide = index === 0 ? inputs : inputs * EXPANSION;
  const units: ConvUnit[] = [];
  if (index > 0) {
    units.push({
      ...pointwise(`${name}_expand`, inputs, wide),
      norm: `${name}_expand_BN`,
      relu: `${name}_expand_relu`,
      pad: null,
    });
  }
  units.push({
    kind: 'depthwise',
    name: `${name}_depthwise`,
    norm: `${name}_depthwise_BN`,
    relu: `${name}_depthwise_relu`,
    pad: stride === 2 ? `${name}_pad` : null,
    kernel: 3,
    stride,
    inputs: wide,
    outputs: wide,
  });
  units.push({
    ...pointwise(`${name}_project`, wide, outputs),
    norm: `${name}_project_BN`,
    relu: null,
    pad: null,
  });
  return { name, units, add: stride === 1 && inputs === outputs ? `${name}_add` : null };
}

/**
 * The plan up to and including the layer `name`: a ReLU6 (`block_13_expand_relu`,
 * `out_relu`), or the end of a block (`block_12_add`, `block_13_project_BN`).
 * @throws an Error with a message for the user when the network has no such place to cut.
 */
export function cutPlan(plan: Plan, name: string): Plan {
  for (const [b, block] of plan.entries()) {
    const before = plan.slice(0, b);
    if (block.add === name) return [...before, block];
    const u = block.units.findIndex((unit) => (unit.relu ?? unit.norm) === name);
    if (u >= 0) return [...before, { ...block, units: block.units.slice(0, u + 1), add: null }];
  }
  throw new StudioError(message('models.noFeatureLayer', { name }));
}

/** The output of a plan over images of `size` px: its side in pixels, and its channels. */
export function planOutput(plan: Plan, size: number): { side: number; channels: number } {
  const units = plan.flatMap((block) => block.units);
  return {
    side: units.reduce((side, { stride }) => Math.ceil(side / stride), size),
    channels: units.at(-1)!.outputs,
  };
}

/** A plan's two parts for fine-tuning: what stays as it is, and what trains. */
export interface SplitPlan {
  frozen: Plan;
  tail: Plan;
}

/**
 * Divide a (cut) plan where fine-tuning starts: a block's name, `all` or `none`.
 * @throws an Error with a message for the user when the block lies behind the cut.
 */
export function splitPlan(plan: Plan, from: string): SplitPlan {
  if (from === 'none') return { frozen: plan, tail: [] };
  if (from === 'all') return { frozen: [], tail: plan };
  const at = plan.findIndex((block) => block.name === from);
  if (at < 0) {
    throw new StudioError(message('models.tunedBehindFeatures', { from }));
  }
  return { frozen: plan.slice(0, at), tail: plan.slice(at) };
}

/** The block a layer of the network or its head belongs to, for folding the layer table. */
export function mobileNetBlock(layerName: string): string | null {
  if (layerName === 'rescaling' || /^(bn_)?Conv1/.test(layerName)) return 'stem';
  if (/^(Conv_1|out_relu)/.test(layerName)) return 'top';
  return /^(expanded_conv|block_\d+)_/.exec(layerName)?.[1] ?? 'head';
}

/** Every weight of a unit by name, with its shape, in Keras's order. */
export function unitWeights(unit: ConvUnit): Map<string, number[]> {
  const { name, norm, kernel, inputs, outputs } = unit;
  return new Map([
    unit.kind === 'conv'
      ? [`${name}/kernel`, [kernel, kernel, inputs, outputs]]
      : [`${name}/depthwise_kernel`, [kernel, kernel, inputs, 1]],
    ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part): [string, number[]] => [
      `${norm}/${part}`,
      [outputs],
    ]),
  ]);
}

/** Every weight of a plan by name, with its shape. */
export function planWeights(plan: Plan): Map<string, number[]> {
  return new Map(plan.flatMap((block) => block.units.flatMap((unit) => [...unitWeights(unit)])));
}
