import * as tf from '@tensorflow/tfjs';
import type { Forward } from '../../../models/family';
import { INPUT, linearName, type Operation } from '../../graph/graph';
import { outputsFirst } from '../layout';
import type { QuantizedGraph, Scale } from '../quantize';
import * as arithmetic from './arithmetic';
import { sumsOf } from './backendSums';
import { maxPool } from './maxPool';
import { pad, type Shape } from './padding';
import { denseSums } from './plainSums';

/** One operation in integers. */
interface Step {
  /** Its output from its inputs'. */
  run(inputs: Int8Array[]): Int8Array;
  dispose?(): void;
}

function stepOf(
  operation: Operation,
  { activations, weights }: QuantizedGraph,
  inputShape: number[],
): Step {
  const { name, inputs, shape } = operation;
  const scaleOf = (of: string): Scale => activations.get(of)!;
  const [input, second] = inputs.map(scaleOf) as [Scale, Scale];
  switch (operation.kind) {
    case 'scale':
    case 'flatten':
      return { run: ([x]) => x! };
    case 'conv':
    case 'depthwise': {
      const { activation, padding } = operation;
      const of = weights.get(name)!;
      const sums = sumsOf(operation, of);
      const to = arithmetic.requantization(activation, input, of.scales, scaleOf(name));
      const size = inputShape as unknown as Shape;
      return {
        run: ([x]) => arithmetic.requantize(sums.run(pad(x!, size, input.zeroPoint, padding)), to),
        dispose: sums.dispose,
      };
    }
    case 'dense': {
      const { activation } = operation;
      const { kernel, bias, scales } = weights.get(name)!;
      const turned = Int16Array.from(outputsFirst(kernel, bias.length));
      const output = scaleOf(activations.has(linearName(name)) ? linearName(name) : name);
      const to = arithmetic.requantization(activation, input, scales, output);
      return {
        run([x]) {
          const moved = Int16Array.from(x!, (value) => value - input.zeroPoint);
          const linear = arithmetic.requantize(denseSums(moved, turned, bias), to);
          if (activation === 'sigmoid') return arithmetic.sigmoidOf(linear, output);
          if (activation === 'softmax') return arithmetic.softmaxOf(linear, output);
          return linear;
        },
      };
    }
    case 'add':
      return { run: ([x, y]) => arithmetic.addOutputs(x!, y!, [input, second], scaleOf(name)) };
    case 'maxPool':
      return { run: ([x]) => maxPool(x!, inputShape as unknown as Shape, operation.size) };
    case 'globalAverage':
      return { run: ([x]) => arithmetic.meanOf(x!, shape[0]!, input, scaleOf(name)) };
  }
}

/**
 * What a full-integer file answers, computed in the same integers as LiteRT does: raw RGB
 * 0–255 [n, size, size, 3] → the network's output, in steps of 1/256.
 */
export function integerForward(graph: QuantizedGraph): Forward {
  const { inputSize, operations } = graph;
  const shapes = new Map<string, number[]>([[INPUT, [inputSize, inputSize, 3]]]);
  for (const { name, shape } of operations) shapes.set(name, shape);
  const steps = operations.map((operation) => ({
    ...operation,
    step: stepOf(operation, graph, shapes.get(operation.inputs[0]!)!),
  }));
  const probabilities = (pixels: Float32Array): number[] => {
    let last: Int8Array = Int8Array.from(pixels, (value) => value - 128);
    const outputs = new Map<string, Int8Array>([[INPUT, last]]);
    for (const { name, inputs, step } of steps) {
      last = step.run(inputs.map((of) => outputs.get(of)!));
      outputs.set(name, last);
    }
    return Array.from(last, (value) => (value + 128) / 256);
  };
  return {
    run(images) {
      const values = images.dataSync<'float32'>();
      const length = inputSize * inputSize * 3;
      const rows = Array.from({ length: images.shape[0] }, (_, i) =>
        probabilities(values.subarray(i * length, (i + 1) * length)),
      );
      return tf.tensor2d(rows);
    },
    dispose: () => steps.forEach(({ step }) => step.dispose?.()),
  };
}
