/** backend/ops/fusedBottlenecks.ts on our kernels: each inverted residual block is one pass. */
import * as tf from '@tensorflow/tfjs';
import {
  FUSED_BOTTLENECKS,
  type FusedAttributes,
  type FusedBlock,
  type FusedUnit,
} from '../ops/fusedBottlenecks';
import { convForward, LINEAR, type Geometry } from './conv';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel, withMemory } from './tensors';

type Shape = [batch: number, height: number, width: number, channels: number];

interface Weighted {
  unit: FusedUnit;
  filter: tf.TensorInfo;
  bias: tf.TensorInfo;
}

/** One fused step: a convolution, or a depthwise one with the expansion and projection around it. */
interface FusedStep {
  before: Weighted | null;
  depthwise: Weighted | null;
  project: Weighted | null;
  adds: boolean;
}

/** Bytes that eight channels of a strip's expanded rows may take, and all that are projected at once. */
const EXPANDED_BYTES = 48 << 10;
const FILTERED_BYTES = 96 << 10;

function stepsOf(plan: FusedBlock[], inputs: tf.NamedTensorInfoMap): FusedStep[] {
  const steps: FusedStep[] = [];
  let next = 0;
  for (const { units, add } of plan) {
    const weighted = units.map((unit): Weighted => {
      const at = next++;
      return { unit, filter: inputs[`filter${at}`]!, bias: inputs[`bias${at}`]! };
    });
    const at = units.findIndex(({ kind }) => kind === 'depthwise');
    const previous = steps.at(-1);
    if (at < 0) {
      for (const before of weighted)
        steps.push({ before, depthwise: null, project: null, adds: false });
    } else if (at === 0 && !add && previous?.before && isStem(previous.before.unit)) {
      previous.depthwise = weighted[0]!;
      previous.project = weighted[1] ?? null;
    } else {
      const before = at === 0 ? null : weighted[0]!;
      const [depthwise, project = null] = weighted.slice(at);
      steps.push({ before, depthwise: depthwise!, project, adds: add !== null });
    }
  }
  return steps;
}

const geometry = (shape: Shape, { unit, filter }: Weighted): Geometry =>
  tf.backend_util.computeConv2DInfo(
    shape,
    filter.shape as Shape,
    unit.stride,
    1,
    'same',
    undefined,
    unit.kind === 'depthwise',
  );

/** Whether the depthwise convolution after it may read this one's rows as they are made. */
const isStem = ({ kernel, stride, relu }: FusedUnit): boolean =>
  kernel === 3 && stride === 2 && relu !== null;

function outShape(shape: Shape, { before, depthwise, project }: FusedStep): Shape {
  return [before, depthwise, project].reduce(
    (now, weighted) => (weighted ? (geometry(now, weighted).outShape as Shape) : now),
    shape,
  );
}

/** How a strip is cut so that it stays in the caches: output rows, channels projected at once. */
function stripOf({ inWidth, outHeight, outWidth, strideHeight, inChannels }: Geometry) {
  const fitting = Math.floor(EXPANDED_BYTES / (32 * inWidth));
  const most = Math.max(1, Math.floor((fitting - 3) / strideHeight) + 1);
  const rows = Math.ceil(outHeight / Math.ceil(outHeight / most));
  const channels = Math.max(1, Math.floor(FILTERED_BYTES / (32 * rows * outWidth)));
  const panels = inChannels / 8;
  return { rows, group: 8 * Math.ceil(panels / Math.ceil(panels / channels)) };
}

/** What `pack` writes; channels are multiples of eight. */
const panelBytes = (weighted: Weighted | null): number =>
  weighted ? 4 * tf.util.sizeFromShape(weighted.filter.shape) : 0;

/** A filter's panels at `to`, which is given back; 0 where there is no filter. */
function pack(weighted: Weighted | null, to: number): number {
  if (!weighted) return 0;
  const { filter, unit } = weighted;
  const rows = tf.util.sizeFromShape(filter.shape) / unit.outputs;
  kernelPool().kernels.packPanels(addressOf(filter), rows, unit.outputs, to);
  return to;
}

function bottleneck(shape: Shape, from: number, step: FusedStep, to: number): void {
  const { before, depthwise, project, adds } = step;
  const [batch, sourceHeight, sourceWidth, channels] = shape;
  const first = before && geometry(shape, before);
  const info = geometry((first?.outShape ?? shape) as Shape, depthwise!);
  const { rows, group } = stripOf(info);
  const expandedRows = (rows - 1) * info.strideHeight + 3;
  const stemWidth = Math.max((first?.padInfo.left ?? 0) + sourceWidth, 2 * info.inWidth + 1);
  const stemBytes =
    before?.unit.kernel === 3 ? (4 * (2 * expandedRows + 1) * stemWidth * channels + 15) & ~15 : 0;
  const filteredBytes = project ? 4 * rows * info.outWidth * group : 0;
  withMemory(panelBytes(before) + panelBytes(project), (panels) => {
    const fields = [
      from,
      to,
      pack(before, panels),
      before ? addressOf(before.bias) : 0,
      addressOf(depthwise!.filter),
      addressOf(depthwise!.bias),
      pack(project, panels + panelBytes(before)),
      project ? addressOf(project.bias) : 0,
      Number(adds),
      before?.unit.kernel ?? 0,
      sourceHeight,
      sourceWidth,
      channels,
      first?.padInfo.top ?? 0,
      first?.padInfo.left ?? 0,
      stemBytes,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.outHeight,
      info.outWidth,
      project?.unit.outputs ?? info.outChannels,
      info.strideHeight,
      info.padInfo.top,
      info.padInfo.left,
      rows,
      group,
    ];
    const scratch = 32 * (expandedRows + 1) * info.inWidth + stemBytes + filteredBytes;
    kernelPool().run(
      'bottleneck',
      fields,
      [],
      batch * Math.ceil(info.outHeight / rows),
      1,
      scratch,
    );
  });
}

function run(shape: Shape, from: number, step: FusedStep, to: number): void {
  if (step.depthwise) return bottleneck(shape, from, step, to);
  const { unit, filter, bias } = step.before!;
  const info = geometry(shape, step.before!);
  convForward(info, { values: from }, filter, bias, unit.relu ? [0, 6] : LINEAR, { values: to });
}

export const fusedBottlenecksKernel = kernel(FUSED_BOTTLENECKS, ({ inputs, attrs }) => {
  const { plan } = attrs as unknown as FusedAttributes;
  const x = inputs['x']!;
  const steps = stepsOf(plan, inputs);
  const shapes = [x.shape as Shape];
  for (const step of steps) shapes.push(outShape(shapes.at(-1)!, step));
  const out = emptyTensor(shapes.at(-1)!);
  // Intermediate results alternate between the two halves of the scratch memory.
  const half = 4 * Math.max(...shapes.slice(1, -1).map(tf.util.sizeFromShape), 0);
  withMemory(2 * half, (between) => {
    let from = addressOf(x);
    steps.forEach((step, i) => {
      const last = i === steps.length - 1;
      const to = last ? addressOf(out) : between + (i % 2) * half;
      run(shapes[i]!, from, step, to);
      from = to;
    });
  });
  return out;
});
