/** The TFRecord file format. Source: tensorflow/core/lib/io/record_writer.h. */
import { concat } from '../bytes';

/** Of the polynomial of Castagnoli, bits reversed. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** A checksum of data that holds checksums itself is rotated and moved by a constant. */
function masked(bytes: Uint8Array): Uint8Array {
  const crc = crc32c(bytes);
  const turned = ((crc >>> 15) | (crc << 17)) >>> 0;
  return new Uint8Array(Uint32Array.of(turned + 0xa282ead8).buffer);
}

/** Length, its checksum, the data, their checksum; little-endian. */
export function record(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new Uint8Array(BigUint64Array.of(BigInt(data.length)).buffer);
  return concat(length, masked(length), data, masked(data));
}
