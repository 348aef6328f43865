/** A plan of fused blocks as the steps that our kernels run, with the addresses of their weights. */
import * as tf from '@tensorflow/tfjs';
import type { FusedBlock, FusedUnit } from '../ops/fusedBottlenecks';
import type { Geometry } from './conv';

export type Shape = [batch: number, height: number, width: number, channels: number];

export interface Weighted {
  unit: FusedUnit;
  /** Panels of eight output channels. */
  panels: number;
  bias: number;
}

/** One fused step: a convolution, or a depthwise one with the expansion and projection around it. */
export interface FusedStep {
  before: Weighted | null;
  depthwise: Weighted | null;
  project: Weighted | null;
  adds: boolean;
}

/** `weights`: one of each unit, in the order of the plan. */
export function stepsOf(
  plan: FusedBlock[],
  weights: { panels: number; bias: number }[],
): FusedStep[] {
  const steps: FusedStep[] = [];
  let next = 0;
  for (const { units, add } of plan) {
    const weighted = units.map((unit): Weighted => ({ unit, ...weights[next++]! }));
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

/** Whether the depthwise convolution after it may read this one's rows as they are made. */
const isStem = ({ kernel, stride, relu }: FusedUnit): boolean =>
  kernel === 3 && stride === 2 && relu !== null;

export function geometry(shape: Shape, { kind, kernel, stride, outputs }: FusedUnit): Geometry {
  const isDepthwise = kind === 'depthwise';
  return tf.backend_util.computeConv2DInfo(
    shape,
    [kernel, kernel, shape[3], isDepthwise ? 1 : outputs],
    stride,
    1,
    'same',
    undefined,
    isDepthwise,
  );
}

export function outShape(shape: Shape, { before, depthwise, project }: FusedStep): Shape {
  return [before, depthwise, project].reduce(
    (now, weighted) => (weighted ? (geometry(now, weighted.unit).outShape as Shape) : now),
    shape,
  );
}
