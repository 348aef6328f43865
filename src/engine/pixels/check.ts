import { message } from '../../texts/message';
import { isComplete } from './complete';
import { foreignFile } from './foreign';
import { declaredDimensions, sniff, type Dimensions, type ImageType } from './format';
import { Rejected } from './rejected';

/** An image narrower or lower than this shows nothing to learn from. */
export const MIN_SIDE = 16;

/** 2^26 pixels, 268 MB decoded: more than the largest phone cameras store, less than breaks a tab. */
export const MAX_PIXELS = 2 ** 26;

/** Bytes of one file; no image that a browser can decode is larger. */
export const MAX_FILE_BYTES = 256 * 2 ** 20;

/** Canvases of common browsers end here. */
const MAX_SIDE = 32_767;

/** Throws Rejected when the file is empty or too large to read, decided by its size alone. */
export function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new Rejected('empty', message('importing.file.empty'));
  if (bytes > MAX_FILE_BYTES) {
    throw new Rejected(
      'too-large',
      message('importing.file.tooManyBytes', {
        megabytes: Math.round(bytes / 2 ** 20),
        most: MAX_FILE_BYTES / 2 ** 20,
      }),
    );
  }
}

/** The type of a file by its first bytes. Throws Rejected, saying what it is, when it is no image that browsers decode. */
export function checkType(start: Uint8Array): ImageType {
  const type = sniff(start);
  if (type === null) throw foreignFile(start);
  return type;
}

/**
 * Type and declared size of an image that is safe to decode.
 * Throws Rejected: not an image, damaged or cut off, too small, too large. Nothing is decoded.
 *
 * @param bytes the whole file.
 */
export function checkImage(bytes: Uint8Array): Dimensions & { type: ImageType } {
  checkFileSize(bytes.length);
  const type = checkType(bytes);
  const dimensions = declaredDimensions(type, bytes);
  if (!dimensions) throw new Rejected('damaged', message('importing.file.header'));
  const { width, height } = dimensions;
  if (width < MIN_SIDE || height < MIN_SIDE) {
    throw new Rejected(
      'too-small',
      message('importing.file.tooSmall', { width, height, least: MIN_SIDE }),
    );
  }
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
    throw new Rejected(
      'too-large',
      message('importing.file.tooManyPixels', {
        width,
        height,
        most: Math.floor(MAX_PIXELS / 1e6),
      }),
    );
  }
  if (!isComplete(type, bytes)) throw new Rejected('damaged', message('importing.file.cutOff'));
  return { type, width, height };
}
