import { linearName, type Activation, type Operation, type Padding as Zeros } from '../graph/graph';
import type { Encoding } from './encoding';
import { outputsFirst } from './layout';
import type { LiteGraph } from './liteGraph';
import { FUSED, Op, Padding } from './schema';
import { byte, float, int } from './tables';

/** TensorFlow's "same": ⌈length / stride⌉ positions; an odd zero is at the end. */
function isSame(before: number, after: number, length: number, kernel: number, stride: number) {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernel - length);
  return before === total >> 1 && after === total - (total >> 1);
}

const isNone = (zeros: Zeros) => Object.values(zeros).every((count) => count === 0);

/** Writes the operations of a graph into a model. */
export class Operators {
  constructor(
    private readonly graph: LiteGraph,
    private readonly encoding: Encoding,
  ) {}

  private activate(activation: Activation, from: number, name: string, shape: number[]): void {
    if (activation === 'softmax') this.graph.write(Op.SOFTMAX, [from], name, shape, [float(1)]);
    if (activation === 'sigmoid') this.graph.write(Op.LOGISTIC, [from], name, shape, []);
  }

  /** The input of a convolution and the kind of padding that is left to do. */
  private padded(operation: Operation & { kind: 'conv' | 'depthwise' }): {
    input: number;
    padding: number;
  } {
    const { name, inputs, padding: zeros, kernelShape, strides } = operation;
    const input = this.graph.get(inputs[0]!);
    if (isNone(zeros)) return { input, padding: Padding.VALID };
    const [, height, width, channels] = this.graph.tensors[input]!.shape as [
      number,
      number,
      number,
      number,
    ];
    const { top, bottom, left, right } = zeros;
    const same =
      isSame(top, bottom, height, kernelShape[0], strides[0]) &&
      isSame(left, right, width, kernelShape[1], strides[1]);
    if (same) return { input, padding: Padding.SAME };
    const counts = this.graph.ints(
      `${name}/padding`,
      [4, 2],
      [0, 0, top, bottom, left, right, 0, 0],
    );
    const shape = [1, height + top + bottom, width + left + right, channels];
    const to = this.graph.tensor({
      ...{ name: `${name}/padded`, shape },
      ...this.encoding.activation(inputs[0]!),
    });
    this.graph.add(Op.PAD, this.encoding.version(Op.PAD), [input, counts], to, []);
    return { input: to, padding: Padding.VALID };
  }

  private convolve(operation: Operation & { kind: 'conv' | 'depthwise' }): void {
    const { name, kernelShape, strides, activation, shape } = operation;
    const [height, width] = kernelShape;
    const { input, padding } = this.padded(operation);
    const ahead = [byte(padding), int(strides[1]), int(strides[0])];
    const fused = byte(FUSED[activation]);
    if (operation.kind === 'conv') {
      const [, , from, to] = operation.kernelShape;
      const dims = [to, height, width, from];
      const weights = this.encoding.weights(this.graph, operation, dims, (values) =>
        outputsFirst(values, to),
      );
      this.graph.write(Op.CONV_2D, [input, ...weights], name, shape, [...ahead, fused]);
    } else {
      const dims = [1, height, width, operation.kernelShape[2]];
      const weights = this.encoding.weights(this.graph, operation, dims, (values) => values);
      const options = [...ahead, int(1), fused];
      this.graph.write(Op.DEPTHWISE_CONV_2D, [input, ...weights], name, shape, options);
    }
  }

  /** Writes the operation; its output is known by the operation's name. */
  take(operation: Operation): void {
    const { name, shape } = operation;
    const inputs = operation.inputs.map((of) => this.graph.get(of));
    switch (operation.kind) {
      case 'scale':
        return this.encoding.scale(this.graph, operation);
      case 'conv':
      case 'depthwise':
        return this.convolve(operation);
      case 'dense': {
        const { kernelShape, activation } = operation;
        const [from, to] = kernelShape;
        const weights = this.encoding.weights(this.graph, operation, [to, from], (values) =>
          outputsFirst(values, to),
        );
        const last = activation === 'sigmoid' || activation === 'softmax';
        const linear = last ? linearName(name) : name;
        const options = [byte(FUSED[activation])];
        const output = this.graph.write(
          Op.FULLY_CONNECTED,
          [...inputs, ...weights],
          linear,
          shape,
          options,
        );
        return this.activate(activation, output, name, shape);
      }
      case 'add':
        this.graph.write(Op.ADD, inputs, name, shape, []);
        return;
      case 'maxPool': {
        const side = int(operation.size);
        this.graph.write(Op.MAX_POOL_2D, inputs, name, shape, [
          ...[byte(Padding.VALID), side, side, side, side],
        ]);
        return;
      }
      case 'globalAverage': {
        const axes = this.graph.ints(`${name}/axes`, [2], [1, 2]);
        this.graph.write(Op.MEAN, [...inputs, axes], name, shape, []);
        return;
      }
      case 'flatten': {
        const to = this.graph.ints(`${name}/shape`, [2], [-1, shape[0]!]);
        this.graph.write(Op.RESHAPE, [...inputs, to], name, shape, []);
        return;
      }
    }
  }
}
