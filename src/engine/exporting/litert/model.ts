import { Builder } from 'flatbuffers';
import { OPTIONS, type Op, type TensorType } from './schema';
import {
  alignedBytes,
  at,
  byte,
  floats,
  int,
  ints,
  longs,
  offsets,
  table,
  type Field,
} from './tables';

/** real = scale · (integer − zeroPoint). */
export interface Quantization {
  /** One for the tensor, or one a channel along `dimension`. */
  scales: ArrayLike<number>;
  zeroPoints: number[];
  dimension?: number;
}

export interface LiteTensor {
  name: string;
  shape: number[];
  type: TensorType;
  /** Of a constant. */
  data?: Uint8Array;
  quantization?: Quantization | undefined;
}

export interface LiteOperator {
  op: Op;
  version: number;
  /** Indices of tensors. */
  inputs: number[];
  output: number;
  /** The fields of its options. */
  options: Field[];
}

/** A model of one input and one output. */
export interface LiteModel {
  description: string;
  tensors: LiteTensor[];
  operators: LiteOperator[];
  input: number;
  output: number;
  /** Named flatbuffers about the model, within the file. */
  metadata: { name: string; bytes: Uint8Array }[];
}

const SCHEMA_VERSION = 3;
/** Codes above this are in a field that was added to the schema later. */
const LAST_OLD_CODE = 127;
/** For the tables of a model; the constants come on top. */
const TABLE_BYTES = 64 * 1024;

function quantizationTable(builder: Builder, { scales, zeroPoints, dimension = 0 }: Quantization) {
  const zeros = longs(builder, zeroPoints);
  const scale = floats(builder, scales);
  return table(builder, [null, null, at(scale), at(zeros), null, null, int(dimension)]);
}

function tensorTable(builder: Builder, tensor: LiteTensor, buffer: number) {
  const { name, shape, type, quantization } = tensor;
  const of = quantization && quantizationTable(builder, quantization);
  const text = builder.createString(name);
  const dims = ints(builder, shape);
  return table(builder, [
    ...[at(dims), byte(type), int(buffer), at(text)],
    of === undefined ? null : at(of),
  ]);
}

function operatorTable(builder: Builder, operator: LiteOperator, code: number) {
  const { op, inputs, output, options } = operator;
  const optionsType = OPTIONS[op];
  const settings = optionsType === undefined ? null : at(table(builder, options));
  const from = ints(builder, inputs);
  const to = ints(builder, [output]);
  return table(builder, [int(code), at(from), at(to), byte(optionsType ?? 0), settings]);
}

/** The signature by which programs find input and output by name. */
function signatureTable(builder: Builder, { tensors, input, output }: LiteModel) {
  const [from, to] = [input, output].map((index) => {
    const name = builder.createString(tensors[index]!.name);
    return offsets(builder, [table(builder, [at(name), int(index)])]);
  });
  const key = builder.createString('serving_default');
  return table(builder, [at(from!), at(to!), at(key)]);
}

/** The bytes of a `.tflite` file. Source: tensorflow/lite/schema/schema.fbs. */
export function liteFile(model: LiteModel): Uint8Array<ArrayBuffer> {
  const { description, tensors, operators, input, output, metadata } = model;
  // Buffer 0 is the empty one, of every tensor that is computed.
  const contents: Uint8Array[] = [];
  const bufferOf = (data: Uint8Array | undefined) => (data ? contents.push(data) : 0);
  const tensorBuffers = tensors.map(({ data }) => bufferOf(data));
  const metadataBuffers = metadata.map(({ bytes }) => bufferOf(bytes));
  const size = contents.reduce((sum, { length }) => sum + length, TABLE_BYTES);
  const builder = new Builder(size);

  const buffers = contents.map((data) => table(builder, [at(alignedBytes(builder, data))]));
  const allBuffers = offsets(builder, [table(builder, []), ...buffers]);
  const keyOf = ({ op, version }: LiteOperator) => `${op} ${version}`;
  const kinds = [...new Map(operators.map((operator) => [keyOf(operator), operator])).values()];
  const codes = kinds.map(({ op, version }) =>
    table(builder, [byte(Math.min(op, LAST_OLD_CODE)), null, int(version, 1), int(op)]),
  );
  const allCodes = offsets(builder, codes);
  const codeOf = new Map(kinds.map((kind, i) => [keyOf(kind), i]));
  const allTensors = offsets(
    builder,
    tensors.map((tensor, i) => tensorTable(builder, tensor, tensorBuffers[i]!)),
  );
  const allOperators = offsets(
    builder,
    operators.map((operator) => operatorTable(builder, operator, codeOf.get(keyOf(operator))!)),
  );
  const [inputs, outputs] = [ints(builder, [input]), ints(builder, [output])];
  const graphName = builder.createString('main');
  const graph = table(builder, [...[allTensors, inputs, outputs, allOperators, graphName].map(at)]);
  const subgraphs = offsets(builder, [graph]);
  const entries = metadata.map(({ name }, i) => {
    const text = builder.createString(name);
    return table(builder, [at(text), int(metadataBuffers[i]!)]);
  });
  const allMetadata = offsets(builder, entries);
  const signatures = offsets(builder, [signatureTable(builder, model)]);
  const about = builder.createString(description);
  builder.finish(
    table(builder, [
      int(SCHEMA_VERSION),
      ...[allCodes, subgraphs, about, allBuffers].map(at),
      null,
      ...[allMetadata, signatures].map(at),
    ]),
    'TFL3',
  );
  return Uint8Array.from(builder.asUint8Array());
}
