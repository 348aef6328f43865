/** Matrix products: a few rows against many weights, and large ones by panels. */
import * as tf from '@tensorflow/tfjs';
import { clampOf, convForward, LINEAR, type Clamp } from './conv';
import { kernelPool } from './kernelPool';
import { addressOf, emptyTensor, kernel, stockKernel } from './tensors';

/** Inner rows of weights that one part of a product sums, a multiple of the kernel's block. */
const PART = 2048;
/** Products with more rows than this are worth packing the weights for. */
const FEW_ROWS = 64;

interface MatMulAttributes {
  transposeA?: boolean;
  transposeB?: boolean;
  activation?: string;
}

/** a × b for [rows, inner] and [inner, columns], or null when our kernels do not cover it. */
function product(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  { transposeA, transposeB }: MatMulAttributes,
): tf.TensorInfo | null {
  if (!isMatrix(a) || !isMatrix(b) || (transposeA && transposeB)) return null;
  const [rows, columns] = a.shape.slice(-2) as [number, number];
  if (transposeA) return b.shape.at(-1)! % 8 ? null : filterProduct(a, b, rows, columns);
  if (transposeB) return columns % 4 ? null : backwardProduct(a, b, rows, columns);
  return plainProduct(a, b, rows, columns);
}

/** One matrix: rank 2, or a batch of one. */
const isMatrix = ({ dtype, shape }: tf.TensorInfo): boolean =>
  dtype === 'float32' && (shape.length === 2 || (shape.length === 3 && shape[0] === 1));

/** The product's tensor, of the rank that tfjs expects for these inputs. */
function emptyProduct(a: tf.TensorInfo, b: tf.TensorInfo, rows: number, columns: number) {
  const batched = a.shape.length === 3 || b.shape.length === 3;
  return emptyTensor(batched ? [1, rows, columns] : [rows, columns]);
}

function plainProduct(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  rows: number,
  inner: number,
): tf.TensorInfo | null {
  const columns = b.shape.at(-1)!;
  if (rows > FEW_ROWS) return panelProduct(a, b, rows, inner, columns);
  if (columns % 8) return null;
  const out = emptyProduct(a, b, rows, columns);
  const parts = Math.ceil(inner / PART);
  const sums = kernelPool().allocate(4 * parts * rows * columns);
  const fields = [addressOf(a), addressOf(b), sums, rows, inner, columns, PART];
  kernelPool().run('dense', fields, [], parts, 1);
  kernelPool().kernels.sumParts(sums, parts, rows, columns, addressOf(out));
  kernelPool().free(sums);
  return out;
}

/** Many rows: a 1 × 1 convolution. */
function panelProduct(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  rows: number,
  inner: number,
  columns: number,
): tf.TensorInfo {
  const out = emptyProduct(a, b, rows, columns);
  const info = tf.backend_util.computeConv2DInfo(
    [1, rows, 1, inner],
    [1, 1, inner, columns],
    1,
    1,
    'valid',
  );
  const values = addressOf(out);
  convForward(info, { values: addressOf(a) }, b, undefined, LINEAR, { values });
  return out;
}

/** aᵀ × b: a weight gradient. */
function filterProduct(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  rows: number,
  inner: number,
): tf.TensorInfo {
  const columns = b.shape.at(-1)!;
  const out = emptyProduct(a, b, inner, columns);
  const fields = [addressOf(a), addressOf(b), addressOf(out), rows, inner, columns, 0];
  kernelPool().run('denseFilter', fields, [], inner, 256);
  return out;
}

/** a × bᵀ: an input gradient. */
function backwardProduct(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  rows: number,
  columns: number,
): tf.TensorInfo {
  const inner = b.shape.at(-2)!;
  const out = emptyProduct(a, b, rows, inner);
  const fields = [addressOf(a), addressOf(b), addressOf(out), rows, inner, columns, 0];
  kernelPool().run('denseBackward', fields, [], inner, 256);
  return out;
}

function matMul(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { a, b } = parameters.inputs;
    return product(a!, b!, parameters.attrs as MatMulAttributes) ?? stock(parameters);
  };
}

function fusedMatMul(stock: tf.KernelFunc): tf.KernelFunc {
  return (parameters) => {
    const { a, b, bias, preluActivationWeights } = parameters.inputs;
    const attrs = parameters.attrs as MatMulAttributes;
    const clamp = clampOf(attrs.activation);
    if (!clamp || preluActivationWeights) return stock(parameters);
    const out = product(a!, b!, attrs);
    if (!out) return stock(parameters);
    if (bias || clamp !== LINEAR) finish(out, bias, clamp);
    return out;
  };
}

/** Bias and activation of a dense layer's output, which is small. */
function finish(out: tf.TensorInfo, bias: tf.TensorInfo | undefined, [low, high]: Clamp): void {
  const { buffer } = kernelPool().machine.memory;
  const columns = out.shape.at(-1)!;
  const values = new Float32Array(buffer, addressOf(out), out.shape.at(-2)! * columns);
  const size = bias?.shape.at(-1) ?? 0;
  const added = bias ? new Float32Array(buffer, addressOf(bias), size) : null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! + (added ? added[(i % columns) % size]! : 0);
    // Written so that NaN stays NaN.
    values[i] = value < low ? low : value > high ? high : value;
  }
}

export function denseKernels(): tf.KernelConfig[] {
  return [
    kernel('BatchMatMul', matMul(stockKernel('BatchMatMul'))),
    kernel('_FusedMatMul', fusedMatMul(stockKernel('_FusedMatMul'))),
  ];
}
