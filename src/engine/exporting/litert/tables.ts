/** Tables and vectors of a flatbuffer, where no code is generated from a schema. */
import type { Builder } from 'flatbuffers';

/** Writes the value of a table's field into its slot; a field that is left out has its default. */
export type Field = (builder: Builder, slot: number) => void;

/** The place of a string, vector or table that was written before. */
type Offset = number;

export const byte =
  (value: number, missing = 0): Field =>
  (builder, slot) =>
    builder.addFieldInt8(slot, value, missing);

export const int =
  (value: number, missing = 0): Field =>
  (builder, slot) =>
    builder.addFieldInt32(slot, value, missing);

export const float =
  (value: number): Field =>
  (builder, slot) =>
    builder.addFieldFloat32(slot, value, 0);

export const at =
  (offset: Offset): Field =>
  (builder, slot) =>
    builder.addFieldOffset(slot, offset, 0);

/** A table with these fields in the order of their slots; null leaves one out. */
export function table(builder: Builder, fields: (Field | null)[]): Offset {
  builder.startObject(fields.length);
  fields.forEach((field, slot) => field?.(builder, slot));
  return builder.endObject();
}

/** A vector is written from its end, as all of a flatbuffer. */
function vector<T>(
  builder: Builder,
  values: ArrayLike<T>,
  bytes: number,
  add: (value: T) => void,
): Offset {
  builder.startVector(bytes, values.length, bytes);
  for (let i = values.length - 1; i >= 0; i--) add(values[i]!);
  return builder.endVector();
}

export const ints = (builder: Builder, values: ArrayLike<number>): Offset =>
  vector(builder, values, 4, (value) => builder.addInt32(value));

export const longs = (builder: Builder, values: ArrayLike<number>): Offset =>
  vector(builder, values, 8, (value) => builder.addInt64(BigInt(value)));

export const floats = (builder: Builder, values: ArrayLike<number>): Offset =>
  vector(builder, values, 4, (value) => builder.addFloat32(value));

export const offsets = (builder: Builder, values: Offset[]): Offset =>
  vector(builder, values, 4, (value) => builder.addOffset(value));

/** Bytes that begin at a multiple of 16, as the programs that map a file into memory want it. */
export function alignedBytes(builder: Builder, bytes: Uint8Array): Offset {
  builder.prep(16, bytes.length);
  return builder.createByteVector(bytes);
}
