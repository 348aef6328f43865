import { concat, type Bytes } from '../bytes';

/** "Undefined" as an address. */
export const NONE = 0xffffffffffffffffn;

/** Little-endian, as all numbers of the file. */
export const u16 = (value: number) => [value & 255, value >> 8];
export const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
export const u64 = (value: number | bigint): Uint8Array =>
  new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Zeros at the end, so that the length is a multiple of 8. */
export const padded = (bytes: ArrayLike<number>): Bytes =>
  concat(bytes, new Uint8Array((8 - (bytes.length % 8)) % 8));
