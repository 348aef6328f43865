/** The TFRecord file format. Source: tensorflow/core/lib/io/record_writer.h. */
import { crc32c } from '../../checksums';
import { concat } from '../bytes';

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
