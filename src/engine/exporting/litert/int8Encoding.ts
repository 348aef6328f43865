import type { Encoding } from './encoding';
import { INPUT } from '../graph/graph';
import type { Quantization } from './model';
import type { QuantizedGraph, Scale } from './quantize';
import { INT8_VERSIONS, Op, TensorType } from './schema';

const one = ({ scale, zeroPoint }: Scale): Quantization => ({
  scales: [scale],
  zeroPoints: [zeroPoint],
});

/** The same numbers as unsigned bytes. */
const unsigned = ({ scale, zeroPoint }: Scale) => one({ scale, zeroPoint: zeroPoint + 128 });

const zeros = (count: number) => Array.from({ length: count }, () => 0);

/** Everything in integers: uint8 in and out, int8 between, as TensorFlow's converter does it. */
export function int8({ activations, weights }: QuantizedGraph): Encoding {
  const scaleOf = (name: string) => activations.get(name)!;
  return {
    activation: (name) =>
      name === INPUT
        ? { type: TensorType.UINT8, quantization: unsigned(scaleOf(name)) }
        : { type: TensorType.INT8, quantization: one(scaleOf(name)) },
    weights(graph, { name, kind, inputs }, shape, turn) {
      const { kernel, scales, bias } = weights.get(name)!;
      const { scale } = scaleOf(inputs[0]!);
      const each = kind === 'dense' ? scales.slice(0, 1) : scales;
      const zeroPoints = zeros(each.length);
      return [
        graph.constant(`${name}/kernel`, shape, {
          ...{ type: TensorType.INT8, values: turn(kernel) },
          quantization: { scales: each, zeroPoints, dimension: kind === 'depthwise' ? 3 : 0 },
        }),
        graph.constant(`${name}/bias`, [bias.length], {
          ...{ type: TensorType.INT32, values: bias },
          quantization: { scales: each.map((value) => value * scale), zeroPoints },
        }),
      ];
    },
    version: (op) => INT8_VERSIONS[op] ?? 1,
    scale(graph, { name, inputs, shape }) {
      graph.write(Op.QUANTIZE, [graph.get(inputs[0]!)], name, shape, []);
    },
    scores(graph, { name, shape }) {
      const output = graph.tensor({
        ...{ name: 'scores', shape: [1, ...shape], type: TensorType.UINT8 },
        quantization: unsigned(scaleOf(name)),
      });
      graph.add(Op.QUANTIZE, 1, [graph.get(name)], output, []);
      return output;
    },
  };
}
