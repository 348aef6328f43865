import type { LiteOperator, LiteTensor, Quantization } from './model';
import { TensorType, type Op } from './schema';
import type { Field } from './tables';

/** A constant's values as they are stored. */
export interface Stored {
  type: TensorType;
  values: Float32Array | Uint16Array | Int8Array | Int32Array;
  quantization?: Quantization;
}

/** What kind of numbers a network computes with. */
export interface Arithmetic {
  /** Of the tensor with this name: an operation's output, or the input. */
  activation(name: string): { type: TensorType; quantization?: Quantization };
  /** The first version of an operator that takes such tensors. */
  version(op: Op): number;
}

/** The tensors and operators of a model while it is being written, one image at a time, in NHWC. */
export class LiteGraph {
  readonly tensors: LiteTensor[] = [];
  readonly operators: LiteOperator[] = [];
  /** Indices of the tensors that operations give, by the operation's name. */
  private readonly outputs = new Map<string, number>();

  constructor(private readonly arithmetic: Arithmetic) {}

  /** Gives the tensor's index. */
  tensor(tensor: LiteTensor): number {
    return this.tensors.push(tensor) - 1;
  }

  constant(name: string, shape: number[], { type, values, quantization }: Stored): number {
    // Values are little-endian, as this machine's are.
    const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    return this.tensor({ name, shape, type, data, quantization });
  }

  floats(name: string, shape: number[], values: Float32Array): number {
    return this.constant(name, shape, { type: TensorType.FLOAT32, values });
  }

  ints(name: string, shape: number[], values: number[]): number {
    return this.constant(name, shape, { type: TensorType.INT32, values: Int32Array.from(values) });
  }

  /** Makes a tensor known as an operation's output, or as the network's input. */
  give(name: string, tensor: number): void {
    this.outputs.set(name, tensor);
  }

  /** The tensor that is known by this name. */
  get(name: string): number {
    return this.outputs.get(name)!;
  }

  /** An operator that gives an existing tensor. */
  add(op: Op, version: number, inputs: number[], output: number, options: Field[]): void {
    this.operators.push({ op, version, inputs, output, options });
  }

  /** An operator whose output is known by this name; `shape` is of one image. */
  write(op: Op, inputs: number[], name: string, shape: number[], options: Field[]): number {
    const output = this.tensor({ name, shape: [1, ...shape], ...this.arithmetic.activation(name) });
    this.add(op, this.arithmetic.version(op), inputs, output, options);
    this.give(name, output);
    return output;
  }
}
