/** Protocol buffers by hand, for the dozen fields that an event file needs. Source: protobuf.dev, "Encoding". */

import { concat, type Bytes } from '../bytes';

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;

/** A whole number, 0 to 2⁵³. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

const key = (field: number, wireType: number) => varint(field * 8 + wireType);

export const integer = (field: number, value: number): Bytes =>
  concat(key(field, VARINT), varint(value));

export const double = (field: number, value: number): Bytes =>
  concat(key(field, FIXED64), new Uint8Array(Float64Array.of(value).buffer));

/** Text, bytes, or a message of these fields. */
export function message(field: number, ...content: (string | Uint8Array)[]): Bytes {
  const parts = content.map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : part,
  );
  const whole = concat(...parts);
  return concat(key(field, LENGTH_DELIMITED), varint(whole.length), whole);
}
