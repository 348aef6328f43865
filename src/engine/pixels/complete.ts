/**
 * Whether an image file goes on to its end. Browsers differ in this: some show the half of an
 * image that was cut off as if it were whole, and the other half is then grey or black.
 */
import type { ImageType } from './format';

/** JPEG markers without a length behind them: TEM and the restarts in the coded image. */
const standsAlone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** From marker to marker: headers by their length, the coded image to the next marker that ends it. */
function jpegEnds(bytes: Uint8Array): boolean {
  let coded = false;
  for (let at = bytes.indexOf(0xff, 2); at >= 0; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[++at];
    // 0xFF 0x00 is a byte of the coded image; before a marker, 0xFF may be repeated.
    if (marker === undefined || marker === 0x00 || marker === 0xff) continue;
    if (marker === 0xd9 && coded) return true;
    if (standsAlone(marker) || marker === 0xd8 || marker === 0xd9) continue;
    if (at + 2 >= bytes.length) return false;
    coded ||= marker === 0xda;
    at += 1 + bytes[at + 1]! * 256 + bytes[at + 2]!;
  }
  return false;
}

function pngEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const IEND = 0x49454e44;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IEND) return true;
  }
  return false;
}

/** Bytes of a colour table, by the flags that announce it. */
const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function gifEnds(bytes: Uint8Array): boolean {
  /** The position behind blocks that each begin with their length; an empty one is the last. */
  const behindBlocks = (from: number): number => {
    let at = from;
    while (bytes[at]) at += bytes[at]! + 1;
    return at + 1;
  };
  let at = 13 + tableBytes(bytes[10]!);
  while (at < bytes.length) {
    if (bytes[at] === 0x3b) return true;
    if (bytes[at] === 0x21) at = behindBlocks(at + 2);
    else if (bytes[at] === 0x2c) at = behindBlocks(at + 11 + tableBytes(bytes[at + 9] ?? 0));
    else return false;
  }
  return false;
}

function webpEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return 8 + view.getUint32(4, true) <= bytes.length;
}

/**
 * Whether the end of an image is there: EOI behind the coded image of a JPEG, the IEND chunk of a
 * PNG, the trailer of a GIF, as many bytes as a WebP declares. True for other types, which say
 * nothing of the kind. Bytes behind the end are no fault.
 *
 * @param bytes the whole file, whose header is there (`declaredDimensions`).
 */
export function isComplete(type: ImageType, bytes: Uint8Array): boolean {
  switch (type) {
    case 'image/jpeg':
      return jpegEnds(bytes);
    case 'image/png':
      return pngEnds(bytes);
    case 'image/gif':
      return gifEnds(bytes);
    case 'image/webp':
      return webpEnds(bytes);
    default:
      return true;
  }
}
