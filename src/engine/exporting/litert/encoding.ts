import { message } from '../../../texts/message';
import { halvesOf } from '../float16';
import type { Convolution, Dense, DepthwiseConvolution, Operation } from '../graph/graph';
import type { Arithmetic, LiteGraph } from './liteGraph';
import { FLOAT16_DEQUANTIZE_VERSION, Op, TensorType } from './schema';

export type Weighted = Convolution | DepthwiseConvolution | Dense;

/** How the numbers of a network are kept in a file. */
export interface Encoding extends Arithmetic {
  /**
   * The tensors with a kernel in TensorFlow Lite's order and a bias. `turn` brings values
   * from a graph's order into that one.
   */
  weights(
    graph: LiteGraph,
    operation: Weighted,
    shape: number[],
    turn: <T extends Float32Array | Int8Array>(values: T) => T,
  ): [number, number];
  /** Writes the scaling of the raw pixels, the first operation of a network. */
  scale(graph: LiteGraph, operation: Operation & { kind: 'scale' }): void;
  /** Gives the tensor `scores`, from the last operation's output. */
  scores(graph: LiteGraph, last: Operation): number;
}

/** What a model with weights that float16 cannot hold is exported as. */
export const INSTEAD = message('exporting.formats.litertFloat16.instead');

/** Weights as they are. */
export const float32: Encoding = {
  activation: () => ({ type: TensorType.FLOAT32 }),
  weights(graph, { name, kernel, bias }, shape, turn) {
    return [
      graph.floats(`${name}/kernel`, shape, turn(kernel)),
      graph.floats(`${name}/bias`, [bias.length], bias),
    ];
  },
  version: () => 1,
  scale(graph, { name, inputs, shape, scale, offset }) {
    const factor = graph.floats(`${name}/scale`, [], Float32Array.of(scale));
    const to = offset === 0 ? name : `${name}/scaled`;
    graph.write(Op.MUL, [graph.get(inputs[0]!), factor], to, shape, []);
    if (offset === 0) return;
    const term = graph.floats(`${name}/offset`, [], Float32Array.of(offset));
    graph.write(Op.ADD, [graph.get(to), term], name, shape, []);
  },
  scores(graph, { name }) {
    const output = graph.get(name);
    graph.tensors[output]!.name = 'scores';
    return output;
  },
};

/** Kernels of half the bytes, which an operator turns into float32 again; it computes in float32. */
export const float16: Encoding = {
  ...float32,
  weights(graph, { name, kernel, bias }, shape, turn) {
    const half = `${name}/kernel_float16`;
    const values = halvesOf(turn(kernel), name, INSTEAD);
    const from = graph.constant(half, shape, { type: TensorType.FLOAT16, values });
    const to = graph.tensor({ name: `${name}/kernel`, shape, type: TensorType.FLOAT32 });
    graph.add(Op.DEQUANTIZE, FLOAT16_DEQUANTIZE_VERSION, [from], to, []);
    return [to, graph.floats(`${name}/bias`, [bias.length], bias)];
  },
};
