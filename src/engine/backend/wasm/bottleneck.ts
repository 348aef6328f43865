/**
 * One inverted residual block on our kernels, in one of two ways with equal sums: by strips of
 * rows from its input to its output, or, where that gives few tasks or the image is small, by groups of expanded
 * channels and then by parts of the output. Which of them depends on shapes alone.
 */
import type { Geometry } from './conv';
import { geometry, outShape, type FusedStep, type Shape } from './fusedSteps';
import { kernelPool } from './kernelPool';
import { product } from './product';

/** Bytes that eight channels of a strip's expanded rows may take, and all that are projected at once. */
const EXPANDED_BYTES = 48 << 10;
const FILTERED_BYTES = 96 << 10;
/** Panels of eight channels that are expanded at once, at most. */
const PANELS = 2;
/** Fewer strips than this leave threads without work. */
const FEW_STRIPS = 8;

/** A projection of this many pixels or fewer is faster over all channels at once. */
const FEW_PIXELS = 64;

interface Strips {
  /** Output rows. */
  rows: number;
  /** Channels projected at once. */
  group: number;
}

/** How a block is cut so that a strip stays in the caches. */
function stripsOf({ inWidth, outHeight, outWidth, strideHeight, inChannels }: Geometry): Strips {
  const fitting = Math.floor(EXPANDED_BYTES / (32 * inWidth));
  const most = Math.max(1, Math.floor((fitting - 3) / strideHeight) + 1);
  const rows = Math.ceil(outHeight / Math.ceil(outHeight / most));
  const channels = Math.max(1, Math.floor(FILTERED_BYTES / (32 * rows * outWidth)));
  const panels = inChannels / 8;
  return { rows, group: 8 * Math.ceil(panels / Math.ceil(panels / channels)) };
}

/** Expanded channels of a task: a divisor of all, and enough for the projection's inner loop. */
const groupOf = (wide: number): number => 8 * [3, 2, 1].find((n) => (wide / 8) % n === 0)!;

/** The depthwise convolution within a block whose input has this shape. */
const within = (shape: Shape, { before, depthwise }: FusedStep): Geometry =>
  geometry(before ? (geometry(shape, before.unit).outShape as Shape) : shape, depthwise!.unit);

const countStrips = ({ batchSize, outHeight }: Geometry, { rows }: Strips): number =>
  batchSize * Math.ceil(outHeight / rows);

const isByChannels = (step: FusedStep, info: Geometry, strips: Strips): boolean =>
  step.before?.unit.kernel !== 3 &&
  (countStrips(info, strips) < FEW_STRIPS || info.outHeight * info.outWidth <= FEW_PIXELS);

/** Bytes that `bottleneck` needs between its two parts. */
export function bytesBetween(shape: Shape, step: FusedStep): number {
  if (!step.depthwise || !step.project) return 0;
  const info = within(shape, step);
  if (!isByChannels(step, info, stripsOf(info))) return 0;
  return 4 * info.batchSize * info.outHeight * info.outWidth * info.outChannels;
}

/** From the block's input at `from` to its output at `to`, with room `between`. */
export function bottleneck(
  shape: Shape,
  from: number,
  step: FusedStep,
  to: number,
  between: number,
): void {
  const info = within(shape, step);
  const strips = stripsOf(info);
  if (!isByChannels(step, info, strips)) return byStrips(shape, from, step, to, info, strips);
  const { project, adds } = step;
  const group = groupOf(info.outChannels);
  const groups = info.outChannels / group;
  const rows = info.outHeight;
  const job = fields(shape, from, step, project ? between : to, info, { rows, group });
  const expanded = 32 * info.inWidth * (PANELS * info.inHeight + 1);
  kernelPool().run('expandAndFilter', job, [], info.batchSize * groups, 1, expanded);
  if (!project) return;
  product({
    source: { at: between, images: info.batchSize, pixels: rows * info.outWidth, groups, group },
    weights: project,
    residual: adds ? from : 0,
    to,
  });
}

function byStrips(
  shape: Shape,
  from: number,
  step: FusedStep,
  to: number,
  info: Geometry,
  strips: Strips,
): void {
  const { rows, group } = strips;
  const expandedRows = (rows - 1) * info.strideHeight + 3;
  const filtered = step.project ? 4 * rows * info.outWidth * group : 0;
  const stem = stemBytes(shape, step, info, rows);
  const scratch = 32 * (PANELS * expandedRows + 1) * info.inWidth + stem + filtered;
  const job = fields(shape, from, step, to, info, strips);
  kernelPool().run('bottleneck', job, [], countStrips(info, strips), 1, scratch);
}

/** Bytes of the stem's input rows for a strip. */
function stemBytes(shape: Shape, { before }: FusedStep, info: Geometry, rows: number): number {
  if (before?.unit.kernel !== 3) return 0;
  const [, , sourceWidth, channels] = shape;
  const { left } = geometry(shape, before.unit).padInfo;
  const width = Math.max(left + sourceWidth, 2 * info.inWidth + 1);
  const expandedRows = (rows - 1) * info.strideHeight + 3;
  return (4 * (2 * expandedRows + 1) * width * channels + 15) & ~15;
}

/** A BottleneckJob (assembly/job.ts). */
function fields(
  shape: Shape,
  from: number,
  step: FusedStep,
  to: number,
  info: Geometry,
  { rows, group }: Strips,
): number[] {
  const { before, depthwise, project, adds } = step;
  const [, sourceHeight, sourceWidth, channels] = shape;
  const padding = before && geometry(shape, before.unit).padInfo;
  return [
    from,
    to,
    before?.panels ?? 0,
    before?.bias ?? 0,
    depthwise!.panels,
    depthwise!.bias,
    project?.panels ?? 0,
    project?.bias ?? 0,
    Number(adds),
    before?.unit.kernel ?? 0,
    sourceHeight,
    sourceWidth,
    channels,
    padding?.top ?? 0,
    padding?.left ?? 0,
    stemBytes(shape, step, info, rows),
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    outShape(shape, step)[3],
    info.strideHeight,
    info.padInfo.top,
    info.padInfo.left,
    rows,
    group,
  ];
}
