/** A network for one image at a time, on the kernels. */
import {
  INPUT,
  type Activation,
  type Graph,
  type Operation,
} from '../engine/exporting/graph/graph';
import type { Machine } from './kernels';
import { planWeighted, type Placed, type Step } from './weighted';

const sizeOf = ({ shape }: Placed): number => shape.reduce((product, side) => product * side, 1);

/** The maximum of each window of `size` × `size` pixels. */
function maxPool(
  x: Float32Array,
  [, width, channels]: number[],
  size: number,
  to: Placed,
  y: Float32Array,
) {
  const [outHeight, outWidth] = to.shape as [number, number, number];
  y.fill(-Infinity);
  for (let row = 0; row < outHeight * size; row++) {
    for (let column = 0; column < outWidth * size; column++) {
      const from = (row * width! + column) * channels!;
      const at = (Math.trunc(row / size) * outWidth + Math.trunc(column / size)) * channels!;
      for (let c = 0; c < channels!; c++) if (x[from + c]! > y[at + c]!) y[at + c] = x[from + c]!;
    }
  }
}

function globalAverage(x: Float32Array, y: Float32Array): void {
  y.fill(0);
  const channels = y.length;
  for (let i = 0; i < x.length; i++) y[i % channels]! += x[i]!;
  for (let c = 0; c < channels; c++) y[c]! *= channels / x.length;
}

/** Probabilities of what the last layer gives before its activation. */
function finish(logits: Float32Array, activation: Activation): number[] {
  if (activation === 'sigmoid') return Array.from(logits, (x) => 1 / (1 + Math.exp(-x)));
  const most = Math.max(...logits);
  const powers = Array.from(logits, (x) => Math.exp(x - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Runs a graph of `exporting/graph`, one image at a time, in memory that it takes once. */
export class Network {
  private readonly places = new Map<string, Placed>();
  private readonly steps: Step[] = [];
  private readonly scratch: number;
  private readonly activation: Activation;

  /** Throws an Error when the graph does not end in probabilities. */
  constructor(
    private readonly machine: Machine,
    readonly graph: Graph,
  ) {
    const { inputSize, operations } = graph;
    this.place(INPUT, [inputSize, inputSize, 3]);
    let scratchBytes = 0;
    for (const operation of operations) {
      const planned = this.plan(operation);
      scratchBytes = Math.max(scratchBytes, planned);
    }
    this.scratch = machine.allocate(scratchBytes);
    const last = operations.at(-1);
    if (last?.kind !== 'dense') throw new Error('The network does not end in a dense layer.');
    this.activation = last.activation;
  }

  /** RGB bytes [size, size, 3] → the network's output, one sigmoid or a softmax. */
  run(pixels: Uint8Array): number[] {
    this.values(INPUT).set(pixels);
    for (const step of this.steps) step(this.scratch);
    return finish(this.values(this.graph.operations.at(-1)!.name), this.activation);
  }

  /** What the last run gave for an operation, before a sigmoid or softmax; not a copy. */
  values(name: string): Float32Array {
    const place = this.places.get(name)!;
    return this.machine.floats(place.address, sizeOf(place));
  }

  private place(name: string, shape: number[]): Placed {
    const place = { address: 0, shape };
    place.address = this.machine.allocate(4 * sizeOf(place));
    this.places.set(name, place);
    return place;
  }

  /** Gives the bytes of scratch memory that the operation needs. */
  private plan(operation: Operation): number {
    const { name, inputs, shape } = operation;
    const source = this.places.get(inputs[0]!)!;
    if (operation.kind === 'flatten') {
      this.places.set(name, { address: source.address, shape });
      return 0;
    }
    const target = this.place(name, shape);
    if ('kernel' in operation) {
      const { step, scratchBytes } = planWeighted(this.machine, operation, source, target);
      this.steps.push(step);
      return scratchBytes;
    }
    this.steps.push(() => this.compute(operation, source, target));
    return 0;
  }

  /** The operations without weights, which take little of the time. */
  private compute(
    operation: Exclude<Operation, { kernel: Float32Array } | { kind: 'flatten' }>,
    source: Placed,
    target: Placed,
  ): void {
    const x = this.values(operation.inputs[0]!);
    const y = this.values(operation.name);
    switch (operation.kind) {
      case 'scale': {
        const { scale, offset } = operation;
        for (let i = 0; i < x.length; i++) y[i] = x[i]! * scale + offset;
        return;
      }
      case 'add': {
        const other = this.values(operation.inputs[1]!);
        for (let i = 0; i < x.length; i++) y[i] = x[i]! + other[i]!;
        return;
      }
      case 'maxPool':
        return maxPool(x, source.shape, operation.size, target, y);
      case 'globalAverage':
        return globalAverage(x, y);
    }
  }
}
