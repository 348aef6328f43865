import { create } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  AttributeProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
  type AttributeProto,
  type NodeProto,
  type TensorProto,
} from './onnx_pb';

export { DataType };

type AttributeValue = number | string | number[] | { float: number };

function attribute(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === 'string') {
    const s = new TextEncoder().encode(value);
    return create(AttributeProtoSchema, { name, type: AttributeType.STRING, s });
  }
  if (Array.isArray(value)) {
    const ints = value.map(BigInt);
    return create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints });
  }
  if (typeof value === 'object') {
    return create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value.float });
  }
  return create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) });
}

/** An operator of one output; an empty input name is an optional input that is left out. */
export const node = (
  opType: string,
  input: string[],
  output: string,
  attributes: Record<string, AttributeValue> = {},
): NodeProto =>
  create(NodeProtoSchema, {
    ...{ opType, input, output: [output], name: output },
    attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  });

/** A constant. Values are little-endian, as this machine's are. */
export function tensor(
  name: string,
  dims: number[],
  values: Float32Array | Int8Array | BigInt64Array,
): TensorProto {
  const dataType =
    values instanceof Float32Array
      ? DataType.FLOAT
      : values instanceof Int8Array
        ? DataType.INT8
        : DataType.INT64;
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return create(TensorProtoSchema, { name, dataType, dims: dims.map(BigInt), rawData });
}

/** The description of an input or output; a dimension that is a string is any number. */
export const valueInfo = (name: string, elemType: DataType, dims: (number | string)[]) =>
  create(ValueInfoProtoSchema, {
    name,
    type: {
      value: {
        case: 'tensorType',
        value: {
          elemType,
          shape: {
            dim: dims.map((size) => ({
              value:
                typeof size === 'string'
                  ? { case: 'dimParam' as const, value: size }
                  : { case: 'dimValue' as const, value: BigInt(size) },
            })),
          },
        },
      },
    },
  });
