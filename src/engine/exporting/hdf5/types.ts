/** Datatypes, dataspaces and attributes. Source: HDF5 File Format Specification 3.0, IV.A.2. */
import { concat, type Bytes } from '../bytes';
import { padded, text, u16, u32, u64 } from './bytes';

/** IEEE single precision, little-endian. */
export const FLOAT32: Bytes = concat(
  [0x11, 0x20, 31, 0],
  u32(4),
  [...u16(0), ...u16(32), 23, 8, 0, 23],
  u32(127),
);

/** UTF-8 of `length` bytes, padded with zeros. */
export const fixedString = (length: number): Bytes => concat([0x13, 0x11, 0, 0], u32(length));

/** UTF-8 of any length, kept in a global heap: a sequence of unsigned bytes that is a string. */
export const ANY_STRING: Bytes = concat([0x19, 0x01, 0x01, 0], u32(16), [0x10, 0, 0, 0], u32(1), [
  ...u16(0),
  ...u16(8),
]);

/** Without dimensions: a scalar. */
export const dataspace = (dimensions: number[]): Bytes =>
  concat([1, dimensions.length, 0, 0, 0, 0, 0, 0], ...dimensions.map(u64));

/** The message of an attribute, version 1. */
export function attribute(name: string, type: Bytes, space: Bytes, data: Uint8Array): Bytes {
  const named = concat(text(name), [0]);
  const sizes = [...u16(named.length), ...u16(type.length), ...u16(space.length)];
  return concat([1, 0, ...sizes], padded(named), padded(type), padded(space), data);
}
