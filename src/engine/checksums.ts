/** Cyclic redundancy checks of 32 bits, as file formats hold them. */

/** @param polynomial its bits reversed */
function checksum(polynomial: number): (bytes: Uint8Array, before?: number) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
  return (bytes, before = 0) => {
    let crc = ~before;
    for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
    return ~crc >>> 0;
  };
}

/** Of a zip's files. `before`: the checksum of the bytes that come first, 0 for none. */
export const crc32 = checksum(0xedb88320);

/** Of the polynomial of Castagnoli: TFRecord files. */
export const crc32c = checksum(0x82f63b78);
