/** backend/ops/fusedBottlenecks.ts on our kernels: each inverted residual block is one or two passes. */
import * as tf from '@tensorflow/tfjs';
import { FUSED_BOTTLENECKS, PACK_FILTER, type FusedAttributes } from '../ops/fusedBottlenecks';
import { bottleneck, bytesBetween } from './bottleneck';
import { convByPanels, LINEAR } from './conv';
import { geometry, outShape, stepsOf, type FusedStep, type Shape } from './fusedSteps';
import { kernelPool } from './kernelPool';
import { product } from './product';
import { addressOf, emptyTensor, kernel, sizeOf, withMemory } from './tensors';

/** Floats of a cache line: panels begin with one. */
const LINE = 16;
const panelsOf = (packed: tf.TensorInfo): number => (addressOf(packed) + 63) & ~63;

const packFilterKernel = kernel(PACK_FILTER, ({ inputs, attrs }) => {
  const filter = inputs['filter']!;
  const { outputs } = attrs as unknown as { outputs: number };
  const size = sizeOf(filter);
  const packed = emptyTensor([size + LINE]);
  const { kernels } = kernelPool();
  kernels.packPanels(addressOf(filter), size / outputs, outputs, panelsOf(packed));
  return packed;
});

function run(shape: Shape, from: number, step: FusedStep, to: number, between: number): void {
  if (step.depthwise) return bottleneck(shape, from, step, to, between);
  const weights = step.before!;
  const { kernel: side, stride, relu } = weights.unit;
  if (side === 1 && stride === 1) {
    const [batch, height, width, channels] = shape;
    const pixels = batch * height * width;
    const source = { at: from, images: 1, pixels, groups: 1, group: channels };
    return product({ source, weights, residual: 0, to });
  }
  const info = geometry(shape, weights.unit);
  const { panels, bias } = weights;
  convByPanels(info, { values: from }, panels, bias, relu ? [0, 6] : LINEAR, { values: to });
}

const fusedKernel = kernel(FUSED_BOTTLENECKS, ({ inputs, attrs }) => {
  const { plan } = attrs as unknown as FusedAttributes;
  const x = inputs['x']!;
  const units = plan.flatMap((block) => block.units);
  const weights = units.map((_, i) => ({
    panels: panelsOf(inputs[`filter${i}`]!),
    bias: addressOf(inputs[`bias${i}`]!),
  }));
  const steps = stepsOf(plan, weights);
  const shapes = [x.shape as Shape];
  for (const step of steps) shapes.push(outShape(shapes.at(-1)!, step));
  const out = emptyTensor(shapes.at(-1)!);
  // Intermediate results alternate between the two halves of the scratch memory.
  const half = 4 * Math.max(...shapes.slice(1, -1).map(tf.util.sizeFromShape), 0);
  const between = Math.max(...steps.map((step, i) => bytesBetween(shapes[i]!, step)));
  withMemory(2 * half + between, (memory) => {
    let from = addressOf(x);
    steps.forEach((step, i) => {
      const last = i === steps.length - 1;
      const to = last ? addressOf(out) : memory + (i % 2) * half;
      run(shapes[i]!, from, step, to, memory + 2 * half);
      from = to;
    });
  });
  return out;
});

export const fusedBottlenecksKernels = [packFilterKernel, fusedKernel];
