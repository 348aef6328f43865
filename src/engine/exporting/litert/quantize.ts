import { message, StudioError } from '../../../texts/message';
import { INPUT, linearName, type Graph, type Operation } from '../graph/graph';
import type { Weighted } from './encoding';
import type { Range, Ranges } from './calibrate';

/** real = scale · (integer − zeroPoint), of int8 tensors. Scales are float32, as the file has them. */
export interface Scale {
  scale: number;
  zeroPoint: number;
}

/** A kernel in a graph's order, with a scale per output channel; biases in units of input scale · kernel scale. */
export interface QuantizedWeights {
  kernel: Int8Array;
  scales: Float32Array;
  bias: Int32Array;
}

/** A graph whose numbers are integers: what a file is written from, and what the reference computes with. */
export interface QuantizedGraph extends Graph {
  /** Of every output by its operation's name, of the input, and of outputs before a sigmoid or softmax. */
  activations: Map<string, Scale>;
  weights: Map<string, QuantizedWeights>;
}

/** TensorFlow Lite computes sigmoid and softmax only into this scale. */
const PROBABILITY: Scale = { scale: 1 / 256, zeroPoint: -128 };

/** The most that a bias may be, far below where sums overflow. */
const LARGEST_BIAS = 2 ** 29;

const clamp = (value: number) => Math.min(127, Math.max(-128, value));

/** 256 steps from the least to the largest value; 0 is one of them, since padding is 0. */
function scaleOf({ least, largest }: Range): Scale {
  const low = Math.min(0, least);
  const scale = Math.fround((Math.max(0, largest) - low) / 255) || 1;
  return { scale, zeroPoint: clamp(Math.round(-128 - low / scale)) };
}

/**
 * The bytes 0–255 themselves, moved by 128: their step is the scaling's factor. What the zero
 * point, an integer, misses of the scaling's offset is `rest`, to be added to each value.
 */
function inputScale({ scale: factor, offset }: Operation & { kind: 'scale' }): {
  scale: Scale;
  rest: number;
} {
  const scale = Math.fround(factor);
  const zeroPoint = clamp(Math.round(-offset / scale) - 128);
  return { scale: { scale, zeroPoint }, rest: offset + scale * (zeroPoint + 128) };
}

function quantizeWeights(
  { kind, kernel, bias }: Weighted,
  input: Scale,
  rest: number,
): QuantizedWeights {
  const outputs = bias.length;
  // The output channel is the innermost index of every kernel.
  const largest = new Float64Array(outputs);
  const sums = new Float64Array(outputs);
  kernel.forEach((value, i) => {
    const channel = i % outputs;
    largest[channel] = Math.max(largest[channel]!, Math.abs(value));
    sums[channel]! += value;
  });
  // Dense kernels with a scale per channel are read by new versions only.
  if (kind === 'dense') largest.fill(Math.max(...largest));
  const whole = bias.map((value, i) => value + rest * sums[i]!);
  const scales = Float32Array.from(largest, (value, i) =>
    Math.max(value / 127, Math.abs(whole[i]!) / input.scale / LARGEST_BIAS, 1e-12),
  );
  return {
    kernel: Int8Array.from(kernel, (value, i) => Math.round(value / scales[i % outputs]!)),
    scales,
    bias: Int32Array.from(whole, (value, i) => Math.round(value / (input.scale * scales[i]!))),
  };
}

const unsupported = () => new StudioError(message('exporting.int8Impossible'));

/**
 * The graph in int8, by the ranges that its outputs had on images. Throws an Error with a
 * message for the user when the network does not begin with a scaling and a convolution.
 */
export function quantizeGraph(graph: Graph, ranges: Ranges): QuantizedGraph {
  const activations = new Map<string, Scale>();
  const weights = new Map<string, QuantizedWeights>();
  const [first, second] = graph.operations;
  if (first?.kind !== 'scale' || second?.kind !== 'conv') throw unsupported();
  const { scale, rest } = inputScale(first);
  activations.set(INPUT, scale).set(first.name, scale);
  const calibrated = (name: string) => scaleOf(ranges.get(name)!);
  for (const operation of graph.operations.slice(1)) {
    const { name, kind, inputs } = operation;
    const input = activations.get(inputs[0]!)!;
    if ('kernel' in operation) {
      weights.set(name, quantizeWeights(operation, input, operation === second ? rest : 0));
    }
    const last = 'activation' in operation && /sigmoid|softmax/.test(operation.activation);
    if (last) activations.set(linearName(name), calibrated(linearName(name)));
    // These move values and do not compute.
    const same = kind === 'maxPool' || kind === 'flatten';
    activations.set(name, last ? PROBABILITY : same ? input : calibrated(name));
  }
  return { ...graph, activations, weights };
}
