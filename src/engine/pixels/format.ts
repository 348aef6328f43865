/**
 * What a file is and how large its image, read from its first bytes, before
 * anything is decoded: a file name can be wrong, and an image of 20,000 × 20,000 pixels
 * takes 1.6 GB once decoded.
 */
export type ImageType =
  'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/bmp' | 'image/avif';

/** Bytes of the start of a file that tell what it is. */
export const SNIFF_LENGTH = 256;

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The image's type, or null when it is none that browsers decode. */
export function sniff(bytes: Uint8Array): ImageType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif';
  // "BM" alone begins many a text: a bitmap's header also has four zero bytes and a known length.
  if (ascii(bytes, 0, 2) === 'BM' && ascii(bytes, 6, 4) === '\0\0\0\0' && bytes[15] === 0) {
    return 'image/bmp';
  }
  if (ascii(bytes, 4, 4) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 24))) return 'image/avif';
  return null;
}

export interface Dimensions {
  width: number;
  height: number;
}

/** Frame headers (SOF0–SOF15) but for the three markers among them that are none. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegDimensions(view: DataView): Dimensions {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) !== 0xff) at++;
    while (view.getUint8(at) === 0xff) at++;
    const marker = view.getUint8(at++);
    if (isFrameHeader(marker))
      return { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (!standsAlone) at += view.getUint16(at);
  }
}

function webpDimensions(view: DataView, bytes: Uint8Array): Dimensions {
  const chunk = ascii(bytes, 12, 4);
  if (chunk === 'VP8X') {
    const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (chunk === 'VP8L') {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function bmpDimensions(view: DataView): Dimensions {
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  return {
    width: Math.abs(view.getInt32(18, true)),
    height: Math.abs(view.getInt32(22, true)),
  };
}

/** The largest `ispe` property: the image itself; smaller ones are its tiles or thumbnail. */
function avifDimensions(view: DataView, bytes: Uint8Array): Dimensions {
  const largest = { width: 0, height: 0 };
  const end = Math.min(bytes.length - 16, 65536);
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x69 || ascii(bytes, at, 4) !== 'ispe') continue;
    largest.width = Math.max(largest.width, view.getUint32(at + 8));
    largest.height = Math.max(largest.height, view.getUint32(at + 12));
  }
  return largest;
}

/**
 * The image's width and height in pixels as its header declares them, before
 * EXIF orientation; null when the header is damaged or declares nothing.
 *
 * @param bytes the whole file.
 */
export function declaredDimensions(type: ImageType, bytes: Uint8Array): Dimensions | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = {
    'image/jpeg': () => jpegDimensions(view),
    'image/png': () => ({ width: view.getUint32(16), height: view.getUint32(20) }),
    'image/webp': () => webpDimensions(view, bytes),
    'image/gif': () => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
    'image/bmp': () => bmpDimensions(view),
    'image/avif': () => avifDimensions(view, bytes),
  }[type];
  try {
    const { width, height } = read();
    return width > 0 && height > 0 ? { width, height } : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // The file ends within its header.
    throw error;
  }
}
