import { INPUT, type Activation, type Operation, type Padding } from '../graph/graph';
import { outputsFirst } from './layout';
import { node, tensor } from './nodes';
import type { NodeProto, TensorProto } from './onnx_pb';
import type { WriteKernel } from './weights';

const pads = ({ top, left, bottom, right }: Padding) => [top, left, bottom, right];

/** The nodes and constants of a graph in NCHW, which is ONNX's layout. */
export class Operators {
  readonly nodes: NodeProto[] = [];
  readonly constants: TensorProto[] = [];

  /** `image`: the name of the float32 NCHW tensor that the graph's input becomes. */
  constructor(
    private readonly image: string,
    private readonly writeKernel: WriteKernel,
  ) {}

  private add(...of: Parameters<typeof node>): void {
    this.nodes.push(node(...of));
  }

  private constant(name: string, dims: number[], values: Float32Array): string {
    this.constants.push(tensor(name, dims, values));
    return name;
  }

  private kernel(...of: Parameters<WriteKernel>): string {
    const { constants, nodes } = this.writeKernel(...of);
    this.constants.push(...constants);
    this.nodes.push(...nodes);
    return of[0];
  }

  private activate(activation: Activation, from: string, name: string): void {
    if (activation === 'relu6') {
      const [low, high] = [`${name}_min`, `${name}_max`];
      this.constant(low, [], Float32Array.of(0));
      this.constant(high, [], Float32Array.of(6));
      return this.add('Clip', [from, low, high], name);
    }
    if (activation === 'relu') return this.add('Relu', [from], name);
    if (activation === 'sigmoid') return this.add('Sigmoid', [from], name);
    if (activation === 'softmax') return this.add('Softmax', [from], name, { axis: -1 });
  }

  /** Writes the operation; its output has the operation's name. */
  write(operation: Operation): void {
    const { name } = operation;
    const inputs = operation.inputs.map((of) => (of === INPUT ? this.image : of));
    switch (operation.kind) {
      case 'scale': {
        const scale = this.constant(`${name}_scale`, [], Float32Array.of(operation.scale));
        const offset = this.constant(`${name}_offset`, [], Float32Array.of(operation.offset));
        this.add('Mul', [inputs[0]!, scale], `${name}_scaled`);
        return this.add('Add', [`${name}_scaled`, offset], name);
      }
      case 'conv':
      case 'depthwise': {
        const { kernel, kernelShape, strides, padding, bias, activation } = operation;
        const [height, width] = kernelShape;
        const conv = operation.kind === 'conv';
        // A depthwise kernel is [height, width, 1, channels] to a convolution of as many groups.
        const shape: [number, number, number, number] = conv
          ? operation.kernelShape
          : [height, width, 1, operation.kernelShape[2]];
        const values = outputsFirst(kernel, shape);
        const dims = [shape[3], shape[2], height, width];
        const weights = this.kernel(`${name}_kernel`, dims, values, 0);
        const biases = this.constant(`${name}_bias`, [bias.length], bias);
        const to = activation === 'none' ? name : `${name}_linear`;
        this.add('Conv', [inputs[0]!, weights, biases], to, {
          kernel_shape: [height, width],
          strides,
          pads: pads(padding),
          group: conv ? 1 : shape[3],
        });
        return this.activate(activation, to, name);
      }
      case 'dense': {
        const { kernel, kernelShape, bias, activation } = operation;
        const weights = this.kernel(`${name}_kernel`, kernelShape, kernel, 1);
        const biases = this.constant(`${name}_bias`, [bias.length], bias);
        const to = activation === 'none' ? name : `${name}_linear`;
        this.add('Gemm', [inputs[0]!, weights, biases], to);
        return this.activate(activation, to, name);
      }
      case 'add':
        return this.add('Add', inputs, name);
      case 'maxPool': {
        const both = [operation.size, operation.size];
        return this.add('MaxPool', inputs, name, { kernel_shape: both, strides: both });
      }
      case 'globalAverage':
        this.add('GlobalAveragePool', inputs, `${name}_pooled`);
        return this.add('Flatten', [`${name}_pooled`], name, { axis: 1 });
      case 'flatten':
        this.add('Transpose', inputs, `${name}_nhwc`, { perm: [0, 2, 3, 1] });
        return this.add('Flatten', [`${name}_nhwc`], name, { axis: 1 });
    }
  }
}
