/** A 1×1 convolution by panels kept with the weights, in tasks of some pixels × some outputs. */
import type { Weighted } from './fusedSteps';
import { kernelPool } from './kernelPool';

interface ProductSource {
  at: number;
  /** [images][groups][pixels][group]: a plain tensor has one group of all its channels. */
  images: number;
  pixels: number;
  groups: number;
  group: number;
}

export interface Product {
  source: ProductSource;
  weights: Weighted;
  /** What is added to the output, of its shape; 0: nothing. */
  residual: number;
  /** [images, pixels, outputs] */
  to: number;
}

/** Pixels of a task: a multiple of the four that the inner loop takes at once. */
const CHUNK = 64;
/** Multiply-adds that a task is worth being handed out for. */
const TASK_WORK = 1 << 18;

export function product({ source, weights, residual, to }: Product): void {
  const { at, images, pixels, groups, group } = source;
  const { panels, bias, unit } = weights;
  const chunks = Math.ceil(pixels / CHUNK);
  const chunk = 4 * Math.ceil(pixels / chunks / 4);
  const count = unit.outputs / 8;
  const panelWork = 8 * Math.min(chunk, pixels) * groups * group;
  const part = Math.min(count, Math.max(1, Math.ceil(TASK_WORK / panelWork)));
  const job = [at, panels, bias, residual, to, pixels, groups, group, unit.outputs, chunk, part];
  const clamp = unit.relu ? [0, 6] : [-Infinity, Infinity];
  const tasks = images * Math.ceil(pixels / chunk) * Math.ceil(count / part);
  kernelPool().run('product', job, clamp, tasks, 1);
}
