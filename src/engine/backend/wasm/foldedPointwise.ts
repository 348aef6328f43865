/** 1 × 1 convolutions with the normalisation folded in: products of pixels and panels of weights. */
import type * as tf from '@tensorflow/tfjs';
import { gammaGradient, type Folded, type Gradients } from './folded';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, floatsAt, withMemory } from './tensors';

/** Floats of panels that a thread packs at a time: some microseconds of work. */
const PACK_GRAIN = 1 << 15;
/** Pixels of a product that a thread takes at a time: a multiple of the six that the inner loop takes. */
const PIXELS = 48;
/** Tasks of a kernel's gradient, at most: enough for many threads, of a fair size each. */
const [FEWEST_TASKS, MOST_TASKS] = [8, 16];
/** Weights of such a task, where there are enough. */
const WEIGHTS = 8192;
/** Pixels that it copies at a time. */
const BLOCK = 196;

const shapeOf = ({ inputs: { x, kernel } }: Folded) => {
  const [inputs, outputs] = kernel.shape.slice(2) as [number, number];
  return { inputs, outputs, pixels: x.shape[0] * x.shape[1] * x.shape[2] };
};

function pack(
  name: 'packForward' | 'packBackward',
  { inputs: { kernel }, scale }: Folded,
  panels: number,
): void {
  const [inputs, outputs] = kernel.shape.slice(2) as [number, number];
  const [inner, columns] = name === 'packForward' ? [inputs, outputs] : [outputs, inputs];
  const grain = Math.max(1, Math.round(PACK_GRAIN / (8 * inner)));
  const fields = [addressOf(kernel), scale, panels, inputs, outputs];
  kernelPool().run(name, fields, [], columns / 8, grain);
}

export function pointwiseForward(unit: Folded): tf.TensorInfo {
  const { inputs, outputs, pixels } = shapeOf(unit);
  const { x } = unit.inputs;
  const y = emptyTensor([...x.shape.slice(0, 3), outputs]);
  withMemory(4 * inputs * outputs, (panels) => {
    pack('packForward', unit, panels);
    const fields = [addressOf(x), panels, unit.bias, addressOf(y), 0, inputs, outputs];
    const clamp = unit.attributes.relu6 ? [0, 6] : [-Infinity, Infinity];
    kernelPool().run('unitProduct', fields, clamp, pixels, PIXELS);
  });
  return y;
}

export function pointwiseGradients(unit: Folded, dy: tf.TensorInfo): Gradients {
  const { inputGradient } = unit.attributes;
  const ofX = emptyTensor(inputGradient ? unit.inputs.x.shape : [0]);
  if (inputGradient) inputProduct(unit, dy, ofX);
  return [ofX, ...weightGradients(unit, dy)];
}

function inputProduct(unit: Folded, dy: tf.TensorInfo, target: tf.TensorInfo): void {
  const { inputs, outputs, pixels } = shapeOf(unit);
  withMemory(4 * inputs * (outputs + 1), (panels) => {
    pack('packBackward', unit, panels);
    const zeros = panels + 4 * inputs * outputs;
    floatsAt(zeros, inputs).fill(0);
    const gate = unit.attributes.gated ? addressOf(unit.inputs.x) : 0;
    const fields = [addressOf(dy), panels, zeros, addressOf(target), gate, outputs, inputs];
    kernelPool().run('unitProduct', fields, [-Infinity, Infinity], pixels, PIXELS);
  });
}

/**
 * Rows and columns of the part of a kernel's gradient that a task makes. A task copies what it
 * multiplies, so that parts should be large and nearly square; by the shape alone, so that the
 * sums are the same for any number of threads.
 */
function partOf(inputs: number, outputs: number): [rows: number, columns: number] {
  const share = (whole: number, among: number) => 8 * Math.ceil(whole / (8 * among));
  let best: [number, number] = [inputs, outputs];
  let least = Infinity;
  const fair = Math.round((inputs * outputs) / WEIGHTS);
  const tasks = Math.min(MOST_TASKS, Math.max(FEWEST_TASKS, fair));
  for (let down = 1; down <= tasks; down++) {
    const across = Math.floor(tasks / down);
    const part: [number, number] = [share(inputs, down), share(outputs, across)];
    if (part[0] + part[1] >= least) continue;
    least = part[0] + part[1];
    best = part;
  }
  return best;
}

function weightGradients(
  unit: Folded,
  dy: tf.TensorInfo,
): [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo] {
  const { inputs, outputs, pixels } = shapeOf(unit);
  const { x, kernel } = unit.inputs;
  const ofKernel = emptyTensor(kernel.shape);
  const [ofGamma, ofBeta] = [emptyTensor([outputs]), emptyTensor([outputs])];
  const [rows, columns] = partOf(inputs, outputs);
  const strips = Math.ceil(inputs / rows);
  withMemory(4 * strips * outputs, (products) => {
    const fields = [
      ...[addressOf(x), addressOf(dy), addressOf(kernel), unit.scale],
      ...[addressOf(ofKernel), addressOf(ofBeta), products],
      ...[pixels, inputs, outputs, rows, columns, BLOCK],
    ];
    const tasks = strips * Math.ceil(outputs / columns);
    kernelPool().run('unitFilter', fields, [], tasks, 1, 4 * BLOCK * (rows + columns));
    gammaGradient(unit, products, strips, ofBeta, ofGamma);
  });
  return [ofKernel, ofGamma, ofBeta];
}
